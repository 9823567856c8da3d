import type ts from 'typescript-api';
import { joinPointer } from '@busbar/events-schema/generate';
import type { TypeScript } from './load-type-script.ts';

/** A place in the data of one version of an event. */
export interface ContractPlace {
  readonly detailType: string;
  readonly major: number;
  /** JSON pointer with `*` for any item or key; `''` for the data as a whole. */
  readonly pointer: string;
}

/** What generated types stand for. */
export interface ContractTypes {
  /** Fields that a property declares; none for properties of other types. */
  placesOfProperty(property: ts.Symbol): readonly ContractPlace[];
  /** Objects that a type declares; none for other types, also for those that are derived from generated ones. */
  placesOfType(type: ts.Type): readonly ContractPlace[];
}

/** How often one declaration is gone into on the way down: recursive types have no end. */
const MOST_VISITS = 2;

/**
 * Learns from the generated modules of a program which declarations stand for which fields. The root of a version's types is the one
 * that its definition names (`EventDefinition<'orders.OrderPlaced', 2, OrderPlacedV2>`); what is below is found by
 * walking, so names do not matter, and a type that stands at two places has two pointers.
 */
export function readContractTypes(typescript: TypeScript, program: ts.Program): ContractTypes {
  const checker = program.getTypeChecker();
  const byProperty = new Map<ts.Node, Map<string, ContractPlace>>();
  const byType = new Map<ts.Node, Map<string, ContractPlace>>();

  for (const file of program.getSourceFiles()) {
    if (!/\.gen\.(?:d\.)?ts$/.test(file.fileName)) continue;
    for (const { detailType, major, root } of definitionsOf(typescript, file)) {
      const version = { detailType, major };
      walk(checker.getTypeFromTypeNode(root), '', [], file, (places, declaration, pointer) => {
        const target = places === 'property' ? byProperty : byType;
        const known = target.get(declaration) ?? new Map<string, ContractPlace>();
        target.set(declaration, known.set(`${detailType} ${major} ${pointer}`, { ...version, pointer }));
      });
    }
  }

  function walk(
    type: ts.Type,
    pointer: string,
    path: readonly ts.Node[],
    file: ts.SourceFile,
    found: (kind: 'property' | 'type', declaration: ts.Node, pointer: string) => void,
  ): void {
    if (type.isUnionOrIntersection()) {
      for (const part of type.types) walk(part, pointer, path, file, found);
      return;
    }
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      for (const item of checker.getTypeArguments(type as ts.TypeReference)) {
        walk(item, joinPointer(pointer, '*'), path, file, found);
      }
      return;
    }
    const declarations = (type.getSymbol()?.declarations ?? []).filter(
      (each) => each.getSourceFile() === file,
    );
    const [declaration] = declarations;
    if (declaration === undefined || path.filter((each) => each === declaration).length >= MOST_VISITS)
      return;
    for (const each of declarations) found('type', each, pointer);
    const deeper = [...path, declaration];
    for (const property of checker.getPropertiesOfType(type)) {
      const below = joinPointer(pointer, property.name);
      for (const each of property.declarations ?? []) found('property', each, below);
      walk(checker.getTypeOfSymbol(property), below, deeper, file, found);
    }
    for (const { type: value } of checker.getIndexInfosOfType(type)) {
      walk(value, joinPointer(pointer, '*'), deeper, file, found);
    }
  }

  const placesOf = (places: typeof byType, symbol: ts.Symbol | undefined) => [
    ...new Map(
      (symbol?.declarations ?? []).flatMap((declaration) => [...(places.get(declaration) ?? [])]),
    ).values(),
  ];
  return {
    placesOfProperty: (property) => placesOf(byProperty, property),
    placesOfType: (type) => placesOf(byType, type.getSymbol()),
  };
}

/** The definitions of a generated module, by the types that they are declared with. */
function definitionsOf(
  typescript: TypeScript,
  file: ts.SourceFile,
): readonly { readonly detailType: string; readonly major: number; readonly root: ts.TypeNode }[] {
  const declarations = file.statements
    .filter(typescript.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return declarations.flatMap(({ type }) => {
    if (type === undefined || !typescript.isTypeReferenceNode(type)) return [];
    if (type.typeName.getText(file) !== 'EventDefinition') return [];
    const [name, major, root] = type.typeArguments ?? [];
    if (name === undefined || major === undefined || root === undefined) return [];
    if (!typescript.isLiteralTypeNode(name) || !typescript.isStringLiteral(name.literal)) return [];
    if (!typescript.isLiteralTypeNode(major) || !typescript.isNumericLiteral(major.literal)) return [];
    return [{ detailType: name.literal.text, major: Number(major.literal.text), root }];
  });
}
