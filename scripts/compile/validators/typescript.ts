import type TS from "typescript";
import { ANYTHING, compilePattern } from "../constraints.ts";
import { evaluate, propertyOf } from "./literals.ts";
import { Names } from "./names.ts";
import { describeRule } from "./rules.ts";
import { ts } from "../typescript.ts";

/** Ajv's notes for parameters of errors, of which the rules tell nothing. */
const UNUSED = /^(vErrors|errors|passing\d+|ifClause\d+|missing\d+)$/;

/** What Ajv does with each error after it has made it: half of its source, and none of it is needed. */
const NOTED =
  /if\(vErrors === null\)\{\nvErrors = \[err\d+\];\n\}\nelse \{\nvErrors\.push\(err\d+\);\n\}\nerrors\+\+;\n/g;

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
  const rewriter = new Rewriter();
  // A function at a time, for the syntax tree of a large document's validators would fill the memory. What a function uses
  // stands before it.
  for (const part of javascript.replaceAll(NOTED, "").split(/\n(?=function validate\d+\()/)) rewriter.read(part);
  return rewriter.finish();
}

class Rewriter {
  #file = parse("");
  readonly #code: string[] = [];
  readonly #names = new Names();

  read(javascript: string): void {
    this.#file = parse(javascript);
    for (const statement of this.#file.statements) {
      if (ts.isVariableStatement(statement)) declarationsOf(statement).forEach((each) => this.#readConstant(each));
      else if (ts.isFunctionDeclaration(statement)) this.#code.push(this.#function(statement));
      else if (ts.isExpressionStatement(statement)) this.#readEvaluated(statement.expression);
    }
  }

  finish(): TypedSource {
    return {
      source: [...this.#names.declarations(), this.#code.join("\n\n")].join("\n"),
      imports: this.#names.imports(),
      functions: this.#names.functions,
    };
  }

  #readConstant({ name, initializer }: TS.VariableDeclaration): void {
    if (initializer === undefined) return;
    const text = initializer.getText(this.#file);
    this.#names.addConstant(name.getText(this.#file), initializer, text, (node) => this.#print(node));
  }

  #readEvaluated(expression: TS.Expression): void {
    const [, id] = /^validate(\d+)\.evaluated = /.exec(expression.getText(this.#file)) ?? [];
    if (id === undefined || !ts.isBinaryExpression(expression)) return;
    this.#names.addEvaluated(id, expression.right.getText(this.#file));
  }

  #function({ name, body }: TS.FunctionDeclaration): string {
    // No literal in Ajv's source spans lines, so an empty one is where something was dropped.
    const code = body === undefined ? "{}" : this.#print(body).replaceAll(/\n\s*(?=\n)/g, "");
    const parameter = (id: string) => (new RegExp(`\\b${id}\\b`).test(code) ? id : `_${id}`);
    const violation = this.#names.type("Violation");
    return `function ${name?.text}(${parameter("data")}: unknown, ${parameter("pointer")} = "", violations: ${violation}[] = []): readonly ${violation}[] ${code}`;
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
    let position = node.getStart(this.#file);
    ts.forEachChild(node, (child) => {
      printed += text.slice(position, child.getStart(this.#file)) + this.#print(child);
      position = child.end;
    });
    return printed + text.slice(position, node.end);
  }

  #statement(node: TS.Statement): string | undefined {
    if (ts.isVariableStatement(node)) {
      const [{ name, initializer } = {}] = declarationsOf(node);
      const id = name?.getText(this.#file) ?? "";
      if (UNUSED.test(id)) return "";
      if (/^err\d+$/.test(id) && initializer) return this.#violation(initializer);
      const type = this.#typeOf(id);
      if (type !== undefined) return `var ${id}: ${type}${initializer ? ` = ${this.#print(initializer)}` : ""};`;
    }
    if (ts.isIfStatement(node)) {
      const condition = node.expression.getText(this.#file);
      if (/^vErrors [!=]== null$/.test(condition)) return "";
      const call = this.#call(node.expression);
      if (call !== undefined) return this.#afterCall(call, node.elseStatement);
    }
    if (ts.isForInStatement(node)) return this.#loop(node);
    if (ts.isExpressionStatement(node)) return this.#effect(node.expression);
    if (ts.isReturnStatement(node)) return "return violations;";
    return undefined;
  }

  /** Where any property is one too many, its name is of no use, which TypeScript only lets pass with an underscore. */
  #loop(node: TS.ForInStatement): string {
    const [, key = ""] = /^for ?\(const (\w+) in /.exec(node.getText(this.#file)) ?? [];
    const printed = this.#children(node);
    const isUsed = printed.split(new RegExp(`\\b${key}\\b`)).length > 2;
    return isUsed ? printed : printed.replace(key, `_${key}`);
  }

  /** The type of a variable that may be read where TypeScript can't see that it was assigned. */
  #typeOf(id: string): string | undefined {
    if (/^_?valid\d+$/.test(id)) return "boolean | undefined";
    const [, kind] = /^(props|items)\d+$/.exec(id) ?? [];
    if (kind === undefined) return undefined;
    return this.#names.type(kind === "props" ? "EvaluatedProperties" : "EvaluatedItems");
  }

  #effect(node: TS.Expression): string | undefined {
    if (node.getText(this.#file) === "errors++") return "";
    if (!ts.isBinaryExpression(node)) return undefined;
    const { left, right } = node;
    const target = left.getText(this.#file);
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
    if (!ts.isCallExpression(call) || !/^(validate|wrapper|root)\d+/.test(call.expression.getText(this.#file)))
      return undefined;
    const [data, context] = call.arguments;
    const pointer = context && propertyOf(context, "instancePath");
    if (data === undefined || pointer === undefined) throw new Error(`Unexpected call: ${call.getText(this.#file)}`);
    const callee = call.expression.getText(this.#file).replace(/\.validate$/, "");
    return `${this.#names.replacementOf(callee) ?? callee}(${this.#print(data)}, ${this.#print(pointer)}, violations);`;
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
    const keyword = String(evaluate(propertyOf(error, "keyword"), this.#names.values));
    const rule = describeRule(keyword, Object(evaluate(propertyOf(error, "params"), this.#names.values)));
    const report = this.#names.helper("report");
    return `${report}(violations, ${this.#print(pointer)}, ${JSON.stringify(keyword)}, ${JSON.stringify(rule)});`;
  }

  #expression(node: TS.Node): string | undefined {
    if (ts.isIdentifier(node)) return this.#names.use(node.text);
    if (ts.isPropertyAccessExpression(node)) return this.#member(node);
    if (ts.isBinaryExpression(node)) return this.#binary(node);
    if (ts.isNewExpression(node)) {
      const [pattern] = node.arguments ?? [];
      if (pattern && ts.isStringLiteral(pattern)) return (compilePattern(pattern.text) ?? ANYTHING).toString();
    }
    if (ts.isCallExpression(node)) return this.#functionCall(node);
    return undefined;
  }

  #member({ expression, name }: TS.PropertyAccessExpression): string | undefined {
    if (isRecord(expression)) return `${this.#print(expression)}[${JSON.stringify(name.text)}]`;
    const [, id] = /^validate(\d+)$/.exec(expression.getText(this.#file)) ?? [];
    return id !== undefined && name.text === "evaluated" ? this.#names.use(`evaluated_${id}`) : undefined;
  }

  #binary({ left, operatorToken, right }: TS.BinaryExpression): string | undefined {
    const textOf = (node: TS.Node) => node.getText(this.#file);
    if (operatorToken.kind === ts.SyntaxKind.GreaterThanToken) {
      if (![left, right].some((side) => /^items\d+$/.test(textOf(side)))) return undefined;
      return `Number(${this.#print(left)}) > Number(${this.#print(right)})`;
    }
    if (/^\(missing\d+ = /.test(textOf(right))) return this.#print(left);
    // `data && typeof data == "object" && !Array.isArray(data)`
    const [, object] = /^!Array\.isArray\((.+)\)$/.exec(textOf(right)) ?? [];
    if (object === undefined || !ts.isBinaryExpression(left)) return undefined;
    if (textOf(left) !== `${object} && typeof ${object} == "object"`) return undefined;
    return `${this.#names.helper("isObject")}(${this.#print(left.left)})`;
  }

  #functionCall({ expression, arguments: args }: TS.CallExpression): string | undefined {
    const name = expression.getText(this.#file);
    const replacement = this.#names.replacementOf(name.replace(/\.(call|validate)$/, ""));
    const helper = name === "Array.isArray" ? "isArray" : replacement;
    return helper && `${this.#names.helper(helper)}(${args.map((argument) => this.#print(argument)).join(", ")})`;
  }
}

function parse(javascript: string): TS.SourceFile {
  // Without links to parents, which take a second way through the tree.
  return ts.createSourceFile("ajv.js", javascript, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
}

function declarationsOf(statement: TS.VariableStatement): readonly TS.VariableDeclaration[] {
  return statement.declarationList.declarations;
}

/** Ajv calls what it validates `data`, `data0`, `data1`, …: records, for TypeScript, whose members go by their keys. */
function isRecord(node: TS.Expression): boolean {
  return ts.isIdentifier(node) && /^(data\d*|props\d+)$/.test(node.text);
}
