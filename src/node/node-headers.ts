import { ownMember } from "../own-member.ts";

/** Header fields by their names in lower case. */
export type NodeFields = Readonly<Record<string, string | string[] | undefined>>;

/** Header fields as Node gives them, converted to the platform's `Headers` only for methods other than `get`. */
export class NodeHeaders implements Headers {
  readonly #fields: NodeFields;
  #platform: Headers | undefined;

  constructor(fields: NodeFields) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    if (this.#platform) return this.#platform.get(name);
    const value = ownMember(this.#fields, name.toLowerCase());
    return typeof value === "string" ? value : (value?.join(", ") ?? null);
  }

  append(name: string, value: string): void {
    this.#asPlatform().append(name, value);
  }

  delete(name: string): void {
    this.#asPlatform().delete(name);
  }

  has(name: string): boolean {
    return this.#asPlatform().has(name);
  }

  set(name: string, value: string): void {
    this.#asPlatform().set(name, value);
  }

  getSetCookie(): string[] {
    return this.#asPlatform().getSetCookie();
  }

  forEach(...args: Parameters<Headers["forEach"]>): void {
    this.#asPlatform().forEach(...args);
  }

  entries() {
    return this.#asPlatform().entries();
  }

  keys() {
    return this.#asPlatform().keys();
  }

  values() {
    return this.#asPlatform().values();
  }

  [Symbol.iterator]() {
    return this.#asPlatform()[Symbol.iterator]();
  }

  #asPlatform(): Headers {
    if (this.#platform) return this.#platform;
    const platform = new Headers();
    for (const [name, value] of Object.entries(this.#fields)) {
      for (const each of [value].flat()) if (each !== undefined) platform.append(name, each);
    }
    return (this.#platform = platform);
  }
}
