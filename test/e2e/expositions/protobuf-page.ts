import * as fc from 'fast-check';
import { bytes, double, family, field, signed, text, whole, written, type Message } from './protobuf-writer';

const one = <T>(...from: readonly T[]) => fc.constantFrom(...from);
const mostly = <T>(usual: fc.Arbitrary<T>, unusual: fc.Arbitrary<T>, weight = 9) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: unusual });

const noText = Uint8Array.of(0x61, 0xff);
const names = one('a', 'a_total', 'a_bucket', 'a_sum', 'a_count', 'b:c', 'carts_total');
const otherNames = one('', 'shop.requests', 'a b', 'é', '1a', 'a-b');
const labelNames = one('shop', 'a', 'page', 'state');
const otherLabels = one('le', 'quantile', 'job', '__name__', '', 'é', 'shop.name', '__x');
const numbers = one(0, 1, 2.5, -1, 1e21, 1e-7, 123456.789, 10_000_000, NaN, Infinity, -Infinity);
const counts = one(0, 1, 5, 2 ** 40);

/** A text in a field: seldom bytes that are no text. */
const textIn = (number: number, texts: fc.Arbitrary<string>, isAny = false): fc.Arbitrary<Message> =>
  mostly(
    texts.map((value) => text(number, value)),
    isAny ? texts.map((value) => text(number, value)) : fc.constant(bytes(number, noText)),
    60,
  );

/** A part of a message that may be absent. */
const none: fc.Arbitrary<readonly Message[]> = fc.constant([]);
const maybe = (part: fc.Arbitrary<Message>): fc.Arbitrary<readonly Message[]> => fc.array(part, { maxLength: 1 });
const parts = (...some: readonly fc.Arbitrary<readonly Message[]>[]): fc.Arbitrary<readonly Message[]> =>
  fc.tuple(...some).map((all) => all.flat());

const label = fc
  .tuple(textIn(1, mostly(labelNames, otherLabels, 12)), textIn(2, one('', '1', 'x', 'é', 'a\nb', '"', '\\', '+Inf')))
  .map((pair) => field(1, ...pair));

const value = (number: number) => maybe(numbers.map((of) => double(1, of))).map((inner) => field(number, ...inner));
const total = (number: number) => maybe(counts.map((count) => whole(number, count)));
const sum = maybe(numbers.map((of) => double(2, of)));

const quantile = parts(
  maybe(one(0.5, 0.99, 1, 0, NaN).map((of) => double(1, of))),
  maybe(numbers.map((of) => double(2, of))),
);
const summary = parts(
  total(1),
  sum,
  fc.array(
    quantile.map((inner) => field(3, ...inner)),
    { maxLength: 3 },
  ),
).map((inner) => field(4, ...inner));

const float = (number: number) => maybe(one(0, 1, 2.5).map((of) => double(number, of)));
const bucket = parts(total(1), float(4), maybe(one(0.5, 1, 10, 1e6, Infinity).map((of) => double(2, of))));
const classic = fc.array(
  bucket.map((inner) => field(3, ...inner)),
  { maxLength: 4 },
);

/** Spans with as many buckets as they require. */
const spans = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.nat(2)), { maxLength: 2 })
  .map((all): readonly Message[] => [
    ...all.map(([offset, length]) => field(12, signed(1, offset), whole(2, length))),
    ...Array.from({ length: all.reduce((length, [, more]) => length + more, 0) }, () => signed(13, 1)),
  ]);
const native = parts(
  maybe(one(0, 3).map((schema) => signed(5, schema))),
  maybe(one(0, 0.001).map((threshold) => double(6, threshold))),
  maybe(one(0, 1).map((count) => whole(7, count))),
  spans,
);
const histogram = parts(total(1), sum, mostly(classic, none, 3), fc.oneof(native, none)).map((inner) =>
  field(7, ...inner),
);

/** Prometheus gives an untyped metric without a value that of the one before. */
const untyped = numbers.map((of) => field(5, double(1, of)));

/** Messages of the types by their numbers. */
const messages = [value(3), value(2), summary, untyped, histogram, histogram, value(2)] as const;

const metric = (type: number) =>
  parts(
    fc.array(label, { maxLength: 2 }),
    mostly(messages[type]!, type === 3 ? untyped : fc.oneof(...messages), 30).map((message) => [message]),
    mostly(none, maybe(one(0, 1, 1_700_000_000_000, -1).map((time) => whole(6, time)))),
  ).map((inner) => field(4, ...inner));

const types = mostly(fc.nat(5), fc.constant(6), 60);
const described = parts(
  maybe(textIn(2, one('Carts.', '', ' é "b" \\ '))),
  maybe(textIn(5, one('seconds', '', 'x'), true)),
);
const families = types.chain((type) =>
  fc
    .record({
      name: textIn(1, mostly(names, otherNames, 20)),
      about: described,
      metrics: fc.array(metric(type), { maxLength: 3 }),
    })
    .map(({ name, about, metrics }) => family(name, type, ...about, ...metrics)),
);

/** Pages in protocol buffers, most of which Prometheus takes. */
export const protobufPages: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.array(families, { maxLength: 4 }), mostly(fc.constant(0), fc.nat(20)))
  .map(([all, missing]) => {
    const page = written(all);
    return page.subarray(0, Math.max(0, page.length - missing));
  });
