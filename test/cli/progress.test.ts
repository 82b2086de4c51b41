import { announced } from '../../cli/progress';

afterEach(() => {
  jest.useRealTimers();
});

test.each([
  [1_999, []],
  [2_001, ['loading …']],
])('a phase of %d ms', async (time, expected) => {
  jest.useFakeTimers();
  const notes: string[] = [];
  const work = announced(
    (line) => notes.push(line),
    'loading …',
    () => new Promise((resolve) => setTimeout(resolve, time, 'done')),
  );
  await jest.advanceTimersByTimeAsync(time);
  expect(await work).toBe('done');
  expect(notes).toEqual(expected);
  expect(jest.getTimerCount()).toBe(0);
});
