import { quoted, string } from './literals';
import type { Random } from './random';

/** Generator of the small parts of a query, in all their forms. */
export class Spelling {
  constructor(protected readonly random: Random) {}

  /** Optional space, which can be a comment. */
  protected space(): string {
    return this.random.chance(0.7) ? '' : this.random.one([' ', '\n', '\t ', ' # a comment (\n', '\r\n']);
  }

  /** Writes a keyword in any case. */
  protected word(keyword: string): string {
    if (this.random.chance(0.6)) return keyword;
    return this.random.chance(0.5)
      ? keyword.toUpperCase()
      : Array.from(keyword, (letter) => (this.random.chance(0.5) ? letter.toUpperCase() : letter)).join('');
  }

  protected matcher(label: string): string {
    const { random } = this;
    const name = /^\w+$/.test(label) && random.chance(0.8) ? label : quoted(random, label);
    const isPattern = random.chance(0.4);
    const value = isPattern
      ? quoted(random, random.one(['a.*', '5..', 'a|b', '(?i)a', '[^a]+', '\\d+', '', '.+']))
      : string(random);
    return [name, random.one(isPattern ? ['=~', '!~'] : ['=', '!=']), value].join(this.space());
  }

  protected list(open: string, close: string, elements: readonly string[]): string {
    const comma = elements.length > 0 && this.random.chance(0.1) ? ',' : '';
    const space = () => this.space();
    return open + space() + elements.join(`${space()},${space()}`) + space() + comma + space() + close;
  }

  protected labelList(names: readonly string[]): string {
    const isWord = (name: string) => /^\w+$/.test(name) && name !== 'without';
    const texts = names.map((name) => (isWord(name) && this.random.chance(0.7) ? name : quoted(this.random, name)));
    return this.list('(', ')', texts);
  }
}
