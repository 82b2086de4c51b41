import type { Issue } from '../../core/errors';

const allowed = '[s3], and below it type = s3';

/**
 * Returns the issues of a configuration of rclone, which reads it line by line:
 * https://github.com/unknwon/goconfig/blob/v1.0.0/read.go. They do not contain its values.
 */
export function rcloneIssues(value: string): Issue[] {
  let section = '';
  let type: string | undefined;
  for (const [index, text] of value.split('\n').entries()) {
    // Also removes a byte order mark.
    const line = text.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const name = /^\[(.*)\]$/.exec(line)?.[1];
    const setting = name === undefined ? settingOf(line) : undefined;
    if (name?.trim() === '' || (name === undefined && !setting)) {
      return [
        { problem: `rclone cannot read line ${index + 1}`, allowed: '[remote], name = value, or # and a comment' },
      ];
    }
    // Sections of one name are one, and the last value of a name counts.
    if (name !== undefined) section = name.trim();
    else if (section === 's3' && setting?.name === 'type') type = setting.value;
  }
  if (type === undefined) return [{ problem: 'it is no configuration of rclone with the remote s3', allowed }];
  return type === 's3' ? [] : [{ problem: 'its remote s3 is not of the type s3', allowed }];
}

/** Name of a setting and its value, each without its quotes. */
interface Setting {
  readonly name: string;
  readonly value: string;
}

function settingOf(line: string): Setting | undefined {
  const quotedName = /^(?:"""(?<three>.*?)"""|"(?!"")(?<two>.*?)"|`(?<one>.*?)`)[^=:]*[=:](?<right>.*)$/;
  const { groups } = quotedName.exec(line) ?? /^(?<plain>[^"`=:][^=:]*)[=:](?<right>.*)$/.exec(line) ?? {};
  if (!groups) return undefined;
  const { three, two, one, plain = '', right = '' } = groups;
  const value = valueOf(right.trim());
  return value === undefined ? undefined : { name: three ?? two ?? one ?? plain.trim(), value };
}

/** Returns a value without its quotes, which are backquotes or three quotes. */
function valueOf(text: string): string | undefined {
  const quote = /^(?:`(?=.)|"""(?=.{3}))/.exec(text)?.[0];
  if (quote === undefined) return text;
  const end = text.lastIndexOf(quote);
  return end < quote.length ? undefined : text.slice(quote.length, end);
}
