import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { docsPath } from "../path.ts";

/** The first sentence of the documentation of something that a source file exports. */
export function firstSentence(file: string, name: string): string {
  const declaration = parse(file).statements.find(
    (statement) =>
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name?.text === name,
  );
  const [documentation] = declaration === undefined ? [] : ts.getJSDocCommentsAndTags(declaration);
  const text = documentation === undefined ? "" : (ts.getTextOfJSDocComment(documentation.comment) ?? "");
  const sentence = /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replaceAll(/\s+/g, " ").replace(/:$/, ".");
  if (sentence === undefined) throw new Error(`${name} in ${file} has no documentation.`);
  return sentence;
}

/** The files that a file imports from this repository, including by `import()`, except for types. */
export function importsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isTypeOnly = ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const specifier =
      ts.isImportDeclaration(node) && !isTypeOnly
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text.startsWith("."))
      found.push(join(dirname(file), specifier.text));
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/** A source file of this repository. */
export function parse(file: string): ts.SourceFile {
  const text = readFileSync(docsPath(`../${file}`), "utf8");
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}
