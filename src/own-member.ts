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

/**
 * Rejects an object with members of a prototype, such as the getters of a class: a copy of it would lack them.
 * @param what what the object is, for the error
 */
export function assertOwnMembers(given: object, what = "options"): void {
  let prototype = Reflect.getPrototypeOf(given);
  for (let next; prototype && (next = Reflect.getPrototypeOf(prototype)); prototype = next) {
    for (const [name, { get, enumerable }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (get || enumerable) throw new InvalidRequestError(name, `must be a member of the ${what}, not of their class`);
    }
  }
}
