import type TS from "typescript";
import { ts } from "../typescript.ts";

/** What constants stand for, by their names. */
type Constants = ReadonlyMap<string, unknown>;

/** The value of an expression of literals and constants; undefined where it is known at run time only. */
export function evaluate(node: TS.Expression | undefined, constants: Constants): unknown {
  if (node === undefined) return undefined;
  const valueOf = (part: TS.Expression | undefined) => evaluate(part, constants);
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node)) return -Number(valueOf(node.operand));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isIdentifier(node)) return constants.get(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf);
  if (ts.isObjectLiteralExpression(node)) {
    const properties = node.properties.filter(ts.isPropertyAssignment);
    return Object.fromEntries(properties.map(({ name, initializer }) => [keyOf(name), valueOf(initializer)]));
  }
  if (ts.isPropertyAccessExpression(node)) return memberOf(valueOf(node.expression), node.name.text);
  if (ts.isElementAccessExpression(node)) {
    return memberOf(valueOf(node.expression), String(valueOf(node.argumentExpression)));
  }
  return undefined;
}

/** What an object literal has under a name. */
export function propertyOf(node: TS.Expression, name: string): TS.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties) {
    if (property.name === undefined || keyOf(property.name) !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

function keyOf(name: TS.PropertyName): string {
  return "text" in name ? name.text : "";
}

function memberOf(value: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(Object(value), name)?.value;
}
