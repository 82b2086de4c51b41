import { failing } from '../failure';
import { importCommand } from './command';

failing(async () => {
  const { text, notes } = await importCommand(process.argv.slice(2));
  process.stdout.write(text);
  process.stderr.write(notes.map((note) => `${note}\n`).join(''));
});
