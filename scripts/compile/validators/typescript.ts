import type TS from "typescript";
import { ANYTHING, compilePattern } from "../constraints.ts";
import { formatFunction } from "./ajv.ts";
import { evaluate, propertyOf } from "./literals.ts";
import { describeRule } from "./rules.ts";
import { ts } from "../typescript.ts";

/** Functions of `src/validation.ts`, by the code with which Ajv refers to what they stand in for. */
const HELPERS: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': "countCodePoints",
  'require("ajv/dist/runtime/equal").default': "isEqual",
  "Object.prototype.hasOwnProperty": "hasOwn",
  isUnique: "isUnique",
  isMultipleOf: "isMultipleOf",
};

/** Ajv's notes for parameters of errors, of which the rules tell nothing. */
const UNUSED = /^(vErrors|errors|passing\d+|ifClause\d+|missing\d+)$/;

/** What became of Ajv's source. */
export interface TypedSource {
  readonly source: string;
  /** What the source needs of `src/validation.ts`. */
  readonly imports: readonly string[];
  /** The function that validates, for each name that Ajv exported. */
  readonly functions: ReadonlyMap<string, string>;
}

/**
 * Turns the JavaScript that Ajv prints into strict TypeScript that needs nothing of Ajv, and is about half as long:
 * violations go into one list that is handed on, in words that are ready at compile time, and the type of a value is
 * found out by type guards.
 */
export function toTypeScript(javascript: string): TypedSource {
  return new Rewriter(javascript).rewrite();
}

class Rewriter {
  readonly #file: TS.SourceFile;
  readonly #functions = new Map<string, string>();
  /** What a constant at the top of Ajv's source is replaced by. */
  readonly #replacements = new Map<string, string>();
  readonly #constants = new Map<string, TS.Expression>();
  readonly #helpers = new Set<string>();
  readonly #types = new Set<string>();

  constructor(javascript: string) {
    this.#file = ts.createSourceFile("ajv.js", javascript, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  }

  rewrite(): TypedSource {
    const variables = this.#file.statements.filter(ts.isVariableStatement).flatMap(declarationsOf);
    for (const declaration of variables) this.#readConstant(declaration);
    const functions = this.#file.statements.filter(ts.isFunctionDeclaration).map((node) => this.#function(node));
    const code = functions.join("\n\n");
    const constants = [...this.#constants].map(([name, value]) => ({
      name,
      code: `const ${name} = ${this.#print(value)};`,
    }));
    const used = [...constants, ...this.#evaluated()].filter(({ name }) => new RegExp(`\\b${name}\\b`).test(code));
    return {
      source: [...used.map(({ code }) => code), code].join("\n"),
      imports: [...[...this.#helpers].sort(), ...[...this.#types].sort().map((type) => `type ${type}`)],
      functions: this.#functions,
    };
  }

  #readConstant({ name, initializer }: TS.VariableDeclaration): void {
    const id = name.getText();
    if (initializer === undefined) return;
    const text = initializer.getText();
    const format = /^formats(?:\.|\[")([^"]+)/.exec(text)?.[1];
    if (id.startsWith("_")) this.#functions.set(id.slice(1), text);
    else if (format !== undefined) this.#replacements.set(id, formatFunction(format) ?? format);
    else if (HELPERS[text] !== undefined) this.#replacements.set(id, HELPERS[text]);
    else if (/^(wrapper|root)/.test(id)) this.#replacements.set(id, /validate\d+/.exec(text)?.[0] ?? text);
    else this.#constants.set(id, initializer);
  }

  /** Ajv keeps what a function has evaluated in a property of that function; here it is a constant beside it. */
  #evaluated(): { name: string; code: string }[] {
    return this.#file.statements.filter(ts.isExpressionStatement).flatMap(({ expression }) => {
      const [, id] = /^validate(\d+)\.evaluated = /.exec(expression.getText()) ?? [];
      if (id === undefined || !ts.isBinaryExpression(expression)) return [];
      this.#types.add("Evaluated");
      const name = `evaluated_${id}`;
      return [{ name, code: `const ${name}: Evaluated = ${expression.right.getText()};` }];
    });
  }

  #function({ name, body }: TS.FunctionDeclaration): string {
    // No literal in Ajv's source spans lines, so an empty one is where something was dropped.
    const code = body === undefined ? "{}" : this.#print(body).replaceAll(/\n\s*(?=\n)/g, "");
    const parameter = (id: string) => (new RegExp(`\\b${id}\\b`).test(code) ? id : `_${id}`);
    this.#types.add("Violation");
    return `function ${name?.text}(${parameter("data")}: unknown, ${parameter("pointer")} = "", violations: Violation[] = []): readonly Violation[] ${code}`;
  }

  /** Prints a node with all that is in it. */
  #print(node: TS.Node): string {
    if (ts.isStatement(node)) return this.#statement(node) ?? this.#children(node);
    return this.#expression(node) ?? this.#children(node);
  }

  /** The node's own text, its children printed. */
  #children(node: TS.Node): string {
    const text = this.#file.text;
    let printed = "";
    let position = node.getStart();
    ts.forEachChild(node, (child) => {
      printed += text.slice(position, child.getStart()) + this.#print(child);
      position = child.end;
    });
    return printed + text.slice(position, node.end);
  }

  #statement(node: TS.Statement): string | undefined {
    if (ts.isVariableStatement(node)) {
      const [{ name, initializer } = {}] = declarationsOf(node);
      const id = name?.getText() ?? "";
      if (UNUSED.test(id)) return "";
      if (/^err\d+$/.test(id) && initializer) return this.#violation(initializer);
      const type = this.#typeOf(id);
      if (type !== undefined) return `var ${id}: ${type}${initializer ? ` = ${this.#print(initializer)}` : ""};`;
    }
    if (ts.isIfStatement(node)) {
      const condition = node.expression.getText();
      if (/^vErrors [!=]== null$/.test(condition)) return "";
      const call = this.#call(node.expression);
      if (call !== undefined) return this.#afterCall(call, node.elseStatement);
    }
    if (ts.isExpressionStatement(node)) return this.#effect(node.expression);
    if (ts.isReturnStatement(node)) return "return violations;";
    return undefined;
  }

  /** The type of a variable that may be read where TypeScript can't see that it was assigned. */
  #typeOf(id: string): string | undefined {
    if (/^_?valid\d+$/.test(id)) return "boolean | undefined";
    const [, kind] = /^(props|items)\d+$/.exec(id) ?? [];
    if (kind === undefined) return undefined;
    const type = kind === "props" ? "EvaluatedProperties" : "EvaluatedItems";
    this.#types.add(type);
    return type;
  }

  #effect(node: TS.Expression): string | undefined {
    if (node.getText() === "errors++") return "";
    if (!ts.isBinaryExpression(node)) return undefined;
    const { left, right } = node;
    const target = left.getText();
    const [, record] = /^(props\d+)[.[]/.exec(target) ?? [];
    if (record !== undefined) return `if (typeof ${record} === "object") ${this.#children(node)};`;
    if (target === "errors") return `violations.length = ${this.#print(right)};`;
    if (UNUSED.test(target)) return "";
    if (!/^validate\d+\.errors$/.test(target)) return undefined;
    const error = ts.isArrayLiteralExpression(right) ? right.elements[0] : undefined;
    return error ? this.#violation(error) : "";
  }

  /** `!(validate1(data.id, { instancePath: … }))`: the call of the validator of another definition. */
  #call(condition: TS.Expression): string | undefined {
    if (!ts.isPrefixUnaryExpression(condition) || !ts.isParenthesizedExpression(condition.operand)) return undefined;
    const call = condition.operand.expression;
    if (!ts.isCallExpression(call) || !/^(validate|wrapper|root)\d+/.test(call.expression.getText())) return undefined;
    const [data, context] = call.arguments;
    const pointer = context && propertyOf(context, "instancePath");
    if (data === undefined || pointer === undefined) throw new Error(`Unexpected call: ${call.getText()}`);
    const callee = call.expression.getText().replace(/\.validate$/, "");
    return `${this.#replacements.get(callee) ?? callee}(${this.#print(data)}, ${this.#print(pointer)}, violations);`;
  }

  /** Where only the verdict counts, as inside `not`, Ajv goes on in an `else`. */
  #afterCall(call: string, otherwise: TS.Statement | undefined): string {
    if (otherwise === undefined) return call;
    return `{ const before = violations.length; ${call} if (violations.length === before) ${this.#print(otherwise)} }`;
  }

  #violation(error: TS.Expression): string {
    const pointer = propertyOf(error, "instancePath");
    // Inside `not` and `if`, Ajv only counts.
    if (pointer === undefined) return "violations.length += 1;";
    const keyword = String(evaluate(propertyOf(error, "keyword"), this.#constants));
    const rule = describeRule(keyword, Object(evaluate(propertyOf(error, "params"), this.#constants)));
    const place = pointer.getText() === "instancePath" ? "pointer" : `pointer: ${this.#print(pointer)}`;
    return `violations.push({ ${place}, keyword: ${JSON.stringify(keyword)}, rule: ${JSON.stringify(rule)} });`;
  }

  #expression(node: TS.Node): string | undefined {
    if (ts.isIdentifier(node)) return this.#identifier(node.text);
    const [, evaluated] = /^validate(\d+)\.evaluated$/.exec(node.getText()) ?? [];
    if (evaluated !== undefined) return `evaluated_${evaluated}`;
    if (ts.isPropertyAccessExpression(node) && isRecord(node.expression)) {
      return `${this.#print(node.expression)}[${JSON.stringify(node.name.text)}]`;
    }
    if (ts.isBinaryExpression(node)) {
      if (/^items\d+ > \w+$|^\w+ > items\d+$/.test(node.getText()))
        return `Number(${this.#print(node.left)}) > Number(${this.#print(node.right)})`;
      if (/^\(missing\d+ = /.test(node.right.getText())) return this.#print(node.left);
      const [, object] = /^(.+?) && typeof \1 == "object" && !Array\.isArray\(\1\)$/.exec(node.getText()) ?? [];
      if (object !== undefined && ts.isBinaryExpression(node.left)) {
        return `${this.#helper("isObject")}(${this.#print(node.left.left)})`;
      }
    }
    if (ts.isNewExpression(node)) {
      const [pattern] = node.arguments ?? [];
      if (pattern && ts.isStringLiteral(pattern)) return (compilePattern(pattern.text) ?? ANYTHING).toString();
    }
    if (ts.isCallExpression(node)) return this.#functionCall(node);
    return undefined;
  }

  #functionCall({ expression, arguments: args }: TS.CallExpression): string | undefined {
    const name = expression.getText();
    const replacement = this.#replacements.get(name.replace(/\.(call|validate)$/, ""));
    const helper = name === "Array.isArray" ? "isArray" : replacement;
    return helper && `${this.#helper(helper)}(${args.map((argument) => this.#print(argument)).join(", ")})`;
  }

  #identifier(name: string): string {
    if (name === "instancePath") return "pointer";
    if (name === "errors") return "violations.length";
    return name;
  }

  #helper(name: string): string {
    this.#helpers.add(name);
    return name;
  }
}

function declarationsOf(statement: TS.VariableStatement): readonly TS.VariableDeclaration[] {
  return statement.declarationList.declarations;
}

/** Ajv calls what it validates `data`, `data0`, `data1`, …: records, for TypeScript, whose members go by their keys. */
function isRecord(node: TS.Expression): boolean {
  return /^(data\d*|props\d+)$/.test(node.getText());
}
