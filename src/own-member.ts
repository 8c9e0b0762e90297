import { InvalidRequestError } from "./errors.ts";

/** An object's own member, as opposed to one that all objects inherit, such as `constructor`. */
export function ownMember<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Sets a member of any name: assigning `__proto__` would set the object's prototype. */
export function setMember<Value>(record: Record<string, Value>, name: string, value: Value): void {
  if (name !== "__proto__") record[name] = value;
  else Object.defineProperty(record, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Rejects options with members of a prototype, such as the getters of a class: a copy of the options would lack them. */
export function assertOwnMembers(options: object): void {
  let prototype = Reflect.getPrototypeOf(options);
  for (let next; prototype && (next = Reflect.getPrototypeOf(prototype)); prototype = next) {
    for (const [name, { get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (get || enumerable) throw new InvalidRequestError(name, "must be a member of the options, not of their class");
    }
  }
}
