import { Mistake } from '../metrics';

/**
 * A value that is never written down in a stack: where it is to be found. Constructs take this where others take a string,
 * so that no password, token or key can stand in code, in a manifest or in a snapshot.
 */
export class SecretValue {
  /**
   * A key of a Secret that exists in the namespace of whoever reads it.
   *
   * @param name the name of the Secret
   * @param key the key within it
   * @throws Mistake when either is no such name
   */
  static fromExisting(name: string, key: string): SecretValue {
    if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) {
      throw new Mistake({
        fault: 'this is no name of a Secret',
        given: name,
        allowed: 'at most 253 small letters, digits, - and ., with a letter or digit at both ends',
      });
    }
    if (!/^[A-Za-z0-9._-]{1,253}$/.test(key)) {
      throw new Mistake({ fault: 'this is no key of a Secret', given: key, allowed: 'letters, digits, -, _ and .' });
    }
    return new SecretValue(name, key);
  }

  private constructor(
    /** The name of the Secret. */
    readonly secretName: string,
    /** The key within it. */
    readonly key: string,
  ) {}
}
