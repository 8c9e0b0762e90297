import type TS from "typescript";
import { openApiTypescript, ts } from "../typescript.ts";

const { factory, SyntaxKind } = ts;

export const UNKNOWN = factory.createKeywordTypeNode(SyntaxKind.UnknownKeyword);
export const NEVER = factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
export const STRING = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
export const NUMBER = factory.createKeywordTypeNode(SyntaxKind.NumberKeyword);
export const BOOLEAN = factory.createKeywordTypeNode(SyntaxKind.BooleanKeyword);
export const UNDEFINED = factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword);
export const NULL = factory.createLiteralTypeNode(factory.createNull());

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A union without duplicates. */
export function union(types: readonly TS.TypeNode[]): TS.TypeNode {
  const members = new Map<unknown, TS.TypeNode>();
  for (const type of types.flatMap((each) => (ts.isUnionTypeNode(each) ? [...each.types] : [each]))) {
    if (type.kind === SyntaxKind.UnknownKeyword) return UNKNOWN;
    if (type.kind !== SyntaxKind.NeverKeyword) members.set(identityOf(type), type);
  }
  const [first, ...others] = members.values();
  if (first === undefined) return NEVER;
  return others.length === 0 ? first : factory.createUnionTypeNode([first, ...others]);
}

export function intersection(types: readonly TS.TypeNode[]): TS.TypeNode {
  const members = new Map<unknown, TS.TypeNode>();
  for (const type of types) {
    if (type.kind === SyntaxKind.NeverKeyword) return NEVER;
    if (type.kind !== SyntaxKind.UnknownKeyword) members.set(identityOf(type), type);
  }
  const [first, ...others] = members.values();
  if (first === undefined) return UNKNOWN;
  return others.length === 0 ? first : factory.createIntersectionTypeNode([first, ...others]);
}

/** The type of one JSON value. */
export function literal(value: unknown): TS.TypeNode {
  if (typeof value === "string") return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  if (typeof value === "boolean")
    return factory.createLiteralTypeNode(value ? factory.createTrue() : factory.createFalse());
  if (typeof value === "number") return Number.isFinite(value) ? numberLiteral(value) : NUMBER;
  if (value === null) return NULL;
  if (Array.isArray(value)) return factory.createTupleTypeNode(value.map(literal));
  if (typeof value !== "object") return UNKNOWN;
  return factory.createTypeLiteralNode(
    Object.entries(value).map(([name, member]) => property(name, literal(member), { isOptional: false })),
  );
}

/** A property of an object type, documented by `annotations`. */
export function property(
  name: string,
  type: TS.TypeNode,
  { isOptional, isReadonly = false, annotations }: { isOptional: boolean; isReadonly?: boolean; annotations?: object },
): TS.TypeElement {
  const signature = factory.createPropertySignature(
    isReadonly ? [factory.createModifier(SyntaxKind.ReadonlyKeyword)] : undefined,
    IDENTIFIER.test(name) ? factory.createIdentifier(name) : factory.createStringLiteral(name),
    isOptional ? factory.createToken(SyntaxKind.QuestionToken) : undefined,
    type,
  );
  if (annotations !== undefined) openApiTypescript.addJSDocComment(annotations, signature);
  return signature;
}

/** `[key: string]: …` */
export function indexSignature(type: TS.TypeNode): TS.TypeElement {
  const key = factory.createParameterDeclaration(undefined, undefined, "key", undefined, STRING);
  return factory.createIndexSignature(undefined, [key], type);
}

function numberLiteral(value: number): TS.TypeNode {
  const magnitude = factory.createNumericLiteral(Math.abs(value));
  const isNegative = value < 0;
  return factory.createLiteralTypeNode(
    isNegative ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, magnitude) : magnitude,
  );
}

/** A key that is equal for equal types; only simple ones are compared. */
function identityOf(type: TS.TypeNode): unknown {
  if (ts.isTypeReferenceNode(type) && type.typeArguments === undefined) {
    return `reference ${ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text}`;
  }
  if (ts.isLiteralTypeNode(type)) {
    if (ts.isStringLiteral(type.literal)) return `string ${type.literal.text}`;
    if (ts.isNumericLiteral(type.literal)) return `number ${type.literal.text}`;
    return ts.isPrefixUnaryExpression(type.literal) ? type : type.literal.kind;
  }
  return ts.isToken(type) ? type.kind : type;
}
