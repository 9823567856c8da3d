import type ts from 'typescript-api';
import { joinPointer } from '@busbar/events-schema/generate';
import type { ContractPlace, ContractTypes } from './contract-types.ts';
import { findKeyedArgument } from './find-keyed-argument.ts';
import { findSink } from './find-sink.ts';
import type { TypeScript } from './load-type-script.ts';
import { trackReducedTypes } from './track-reduced-types.ts';

/** A field that a file reads. */
export interface FileRead extends ContractPlace {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly whole?: true;
}

/** How many objects down generated data is looked for in what leaves typed code: `{ event: { data } }`. */
const WRAPPINGS = 2;
/** Lists inside lists that are looked into: a type can be a list of itself. */
const MOST_LISTS = 3;
/** Properties of one object that are looked into for it. */
const MOST_PROPERTIES = 40;

/** Finds what a file reads of generated event data, by types: aliases, parameters and helper types make no difference. */
export function readsOfFile(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  types: ContractTypes,
  file: ts.SourceFile,
): readonly FileRead[] {
  const reads = new Map<string, FileRead>();
  const reduced = trackReducedTypes(typescript, checker, (type) => types.placesOfType(type).length > 0);

  function add({ detailType, major, pointer }: ContractPlace, at: ts.Node, whole = false): void {
    const { line, character } = file.getLineAndCharacterOfPosition(at.getStart(file));
    const place = { detailType, major, pointer, line: line + 1, column: character + 1 };
    const key = JSON.stringify(place);
    if (!reads.has(key) || !whole) reads.set(key, whole ? { ...place, whole } : place);
  }

  /** A field that generated types do not have counts as well: they have lost it. */
  function readProperty(type: ts.Type, name: string, at: ts.Node, { isLossRead = true } = {}): void {
    const parts = partsOf(type);
    for (const part of new Set([...parts, ...reduced.alternativesOf(parts)])) {
      const property = checker.getPropertyOfType(part, name);
      if (property !== undefined) {
        for (const place of types.placesOfProperty(property)) add(place, at);
      } else if (isLossRead && parts.includes(part)) {
        for (const place of types.placesOfType(part))
          add({ ...place, pointer: joinPointer(place.pointer, name) }, at);
      }
    }
  }

  function partsOf(type: ts.Type): readonly ts.Type[] {
    const bound = type.isTypeParameter() ? (checker.getBaseConstraintOfType(type) ?? type) : type;
    const present = checker.getNonNullableType(bound);
    return present.isUnion() ? present.types : [present];
  }

  function readPattern(type: ts.Type, pattern: ts.ObjectBindingPattern): void {
    for (const { name, propertyName, dotDotDotToken } of pattern.elements) {
      if (dotDotDotToken !== undefined) readWhole(checker.getTypeAtLocation(name), name);
      else readNamed(type, propertyName ?? name);
    }
  }

  function readNamed(type: ts.Type, name: ts.Node): void {
    if (typescript.isIdentifier(name) || typescript.isStringLiteralLike(name))
      readProperty(type, name.text, name);
    else if (typescript.isComputedPropertyName(name)) readKey(type, name.expression, name);
  }

  function readKey(type: ts.Type, key: ts.Expression, at: ts.Node): void {
    const keys = partsOf(checker.getTypeAtLocation(key));
    if (keys.every((each) => each.isStringLiteral())) {
      for (const each of keys) if (each.isStringLiteral()) readProperty(type, each.value, at);
      return;
    }
    for (const part of partsOf(type)) {
      if (!isList(part) && checker.getIndexInfosOfType(part).length === 0) readWhole(part, at);
      for (const place of types.placesOfType(part)) add({ ...place, pointer: `${place.pointer}/*` }, at);
    }
  }

  /** `({ country } = data)`. */
  function readAssignment(type: ts.Type, pattern: ts.ObjectLiteralExpression): void {
    for (const property of pattern.properties) {
      if (typescript.isSpreadAssignment(property)) continue;
      if (property.name !== undefined) readNamed(type, property.name);
    }
  }

  function isList(type: ts.Type): boolean {
    return checker.isArrayType(type) || checker.isTupleType(type);
  }

  function readWhole(type: ts.Type, at: ts.Node): void {
    for (const place of wholePlaces(type, WRAPPINGS)) add(place, at, true);
  }

  function wholePlaces(type: ts.Type, wrappings: number, lists = MOST_LISTS): readonly ContractPlace[] {
    return partsOf(type).flatMap((part) => {
      if (isList(part)) {
        if (lists === 0) return [];
        return checker
          .getTypeArguments(part as ts.TypeReference)
          .flatMap((item) => wholePlaces(item, wrappings, lists - 1));
      }
      const places = types.placesOfType(part);
      if (places.length > 0) return places;
      if ((part.flags & typescript.TypeFlags.Object) === 0 && !part.isIntersection()) return [];
      const properties = checker.getPropertiesOfType(part).slice(0, MOST_PROPERTIES);
      const derived = properties.flatMap((property) => types.placesOfProperty(property));
      if (derived.length > 0 || wrappings === 0) return derived;
      return properties.flatMap((property) =>
        wholePlaces(checker.getTypeOfSymbol(property), wrappings - 1, lists),
      );
    });
  }

  /** What is handed to a type of its own is read as far as that type says; what it says nothing of, as a whole. */
  function readInto(sink: ts.Type | 'opaque', node: ts.Expression): void {
    const type = checker.getTypeAtLocation(node);
    if (sink === 'opaque') readWhole(type, node);
    else readStructure(sink, type, node);
  }

  function readStructure(sink: ts.Type, type: ts.Type, at: ts.Node): void {
    const sinks = partsOf(sink);
    for (const part of partsOf(type)) {
      if (wholePlaces(part, 0).length === 0) continue;
      if (isList(part)) {
        const [item] = checker.getTypeArguments(part as ts.TypeReference);
        const [into] = sinks
          .filter(isList)
          .map((list) => checker.getTypeArguments(list as ts.TypeReference)[0]);
        if (item !== undefined && into !== undefined) readStructure(into, item, at);
        continue;
      }
      const objects = sinks.filter(
        (each) => !isList(each) && (each.flags & typescript.TypeFlags.Object) !== 0,
      );
      for (const name of new Set(
        objects.flatMap((each) => checker.getPropertiesOfType(each).map((p) => p.name)),
      )) {
        const property = checker.getPropertyOfType(part, name);
        if (property === undefined) continue;
        // Where the type that takes it is of the same field, its own reads tell.
        const told = objects.flatMap((each) => {
          const taken = checker.getPropertyOfType(each, name);
          return taken === undefined ? [] : types.placesOfProperty(taken);
        });
        const isNested = wholePlaces(checker.getTypeOfSymbol(property), 0).length > 0;
        for (const place of types.placesOfProperty(property)) {
          if (!told.some((each) => isSamePlace(each, place))) add(place, at, isNested);
        }
      }
    }
  }

  function readType(node: ts.TypeNode): void {
    if (typescript.isIndexedAccessTypeNode(node)) {
      const key = checker.getTypeFromTypeNode(node.indexType);
      const type = checker.getTypeFromTypeNode(node.objectType);
      if (key.isStringLiteral() && isLost(type, key.value)) readProperty(type, key.value, node);
    } else if (typescript.isTypeReferenceNode(node) && node.typeName.getText(file) === 'Pick') {
      const [of, keys] = node.typeArguments ?? [];
      if (of === undefined || keys === undefined) return;
      const type = checker.getTypeFromTypeNode(of);
      for (const key of partsOf(checker.getTypeFromTypeNode(keys))) {
        if (key.isStringLiteral() && isLost(type, key.value)) readProperty(type, key.value, keys);
      }
    }
  }

  /** A type that names a field reads nothing; one that names a lost field tells of code that does. */
  function isLost(type: ts.Type, name: string): boolean {
    return partsOf(type).some((part) => checker.getPropertyOfType(part, name) === undefined);
  }

  function visit(node: ts.Node): void {
    reduced.enter(node, () => visitNode(node));
  }

  function visitNode(node: ts.Node): void {
    if (typescript.isPropertyAccessExpression(node)) {
      if (!isWritten(node))
        readProperty(checker.getTypeAtLocation(node.expression), node.name.text, node.name);
    } else if (typescript.isElementAccessExpression(node)) {
      if (!isWritten(node))
        readKey(checker.getTypeAtLocation(node.expression), node.argumentExpression, node.argumentExpression);
    } else if (typescript.isObjectBindingPattern(node)) {
      readPattern(checker.getTypeAtLocation(node), node);
    } else if (typescript.isBinaryExpression(node)) {
      visitOperator(node);
    } else if (typescript.isSpreadAssignment(node)) {
      readWhole(checker.getTypeAtLocation(node.expression), node);
    } else if (typescript.isTypeNode(node)) {
      readType(node);
    }
    const keyed = typescript.isExpression(node) ? findKeyedArgument(typescript, checker, node) : undefined;
    if (keyed !== undefined) readKey(checker.getTypeAtLocation(keyed), node as ts.Expression, node);
    const sink = typescript.isExpression(node) ? findSink(typescript, checker, node) : undefined;
    if (sink !== undefined) readInto(sink, node as ts.Expression);
    typescript.forEachChild(node, visit);
  }

  function visitOperator({ left, right, operatorToken }: ts.BinaryExpression): void {
    if (
      operatorToken.kind === typescript.SyntaxKind.EqualsToken &&
      typescript.isObjectLiteralExpression(left)
    ) {
      readAssignment(checker.getTypeAtLocation(right), left);
    }
    if (operatorToken.kind === typescript.SyntaxKind.InKeyword && typescript.isStringLiteralLike(left)) {
      const type = checker.getTypeAtLocation(right);
      const isLossRead = partsOf(type).every(
        (part) => checker.getPropertyOfType(part, left.text) === undefined,
      );
      readProperty(type, left.text, left, { isLossRead });
    }
  }

  function isWritten(node: ts.Expression): boolean {
    const { parent } = node;
    return (
      typescript.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken
    );
  }

  visit(file);
  return [...reads.values()];
}

function isSamePlace(a: ContractPlace, b: ContractPlace): boolean {
  return a.detailType === b.detailType && a.major === b.major && a.pointer === b.pointer;
}
