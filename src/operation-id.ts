/** The key of a method's operationId. */
const OPERATION_ID = Symbol.for("revokit.operationId");

/** Gives a method its operation's name, for stack traces, and marks it with its operationId. */
export function markMethod<Method extends object>(method: Method, operationId: string): Method {
  return Object.defineProperties(method, { name: { value: operationId }, [OPERATION_ID]: { value: operationId } });
}

/** The operationId of a client's method; undefined for any other function. */
export function operationIdOf(method: object): string | undefined {
  const operationId: unknown = Reflect.get(method, OPERATION_ID);
  return typeof operationId === "string" ? operationId : undefined;
}
