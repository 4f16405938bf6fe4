import path from 'node:path';
import ts from 'typescript';

const isTest = (file) => /\.test\.tsx?$/.test(file) || file.includes('/src/testing/');

/** The texts below `node`, each with the objects that hold it, outermost first. */
function textsIn(node, holders = []) {
  return node.properties.filter(ts.isPropertyAssignment).flatMap((property) => {
    const here = [...holders, property];
    return ts.isObjectLiteralExpression(property.initializer) ? textsIn(property.initializer, here) : [here];
  });
}

/** What `node` names, where that is properties: `a.b`, `a[one of some words]`, or `b` of `{ b }` and of `{ b: c }`. */
function namedProperties(checker, node) {
  if (ts.isPropertyAccessExpression(node)) return [checker.getSymbolAtLocation(node.name)];
  if (ts.isElementAccessExpression(node)) {
    const key = checker.getTypeAtLocation(node.argumentExpression);
    const words = (key.isUnion() ? key.types : [key]).filter((type) => type.isStringLiteral());
    return words.map(({ value }) => checker.getTypeAtLocation(node.expression).getProperty(value));
  }
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return [];
  return [checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText())];
}

/**
 * Texts of the catalogue in `folder` (one file for each group, each exporting one object) that no file of `program` but
 * tests uses, as "group.key". An object that is handed on as a whole uses all that it holds.
 * @param {ts.Program} program
 * @param {string} folder
 * @returns {string[]}
 */
export function unusedTexts(program, folder) {
  const checker = program.getTypeChecker();
  const used = new Set();
  const usedWhole = new Set();
  const visit = (node) => {
    for (const property of namedProperties(checker, node)) {
      const declaration = property?.declarations?.[0];
      if (!declaration) continue;
      used.add(declaration);
      const goesOn = ts.isPropertyAccessExpression(node.parent) || ts.isElementAccessExpression(node.parent);
      if (!goesOn || node.parent.expression !== node) usedWhole.add(declaration);
    }
    ts.forEachChild(node, visit);
  };
  const files = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  for (const file of files) if (!isTest(file.fileName)) visit(file);
  return files.filter(({ fileName }) => path.dirname(fileName) === folder).flatMap((file) =>
    file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList: { declarations } }) =>
      declarations.filter(({ initializer }) => initializer && ts.isObjectLiteralExpression(initializer)).flatMap(({ name, initializer }) =>
        textsIn(initializer)
          .filter((held) => !used.has(held.at(-1)) && !held.slice(0, -1).some((holder) => usedWhole.has(holder)))
          .map((held) => [name, ...held.map((property) => property.name)].map((part) => part.getText()).join('.')))));
}

/** Everything that tsconfig.json of `root` names. */
export function wholeProgram(root) {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}
