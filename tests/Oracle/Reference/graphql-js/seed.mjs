// The counterpart of tests/Oracle/Garden/Seed.cs.
import { isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql';

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

export function grow(schema, type, key, isItem) {
  if (isNonNullType(type)) {
    return grow(schema, type.ofType, key, isItem);
  }
  const hash = hashOf(key);
  if (hash % 40 < 2) {
    return null;
  }
  if (hash % 40 === 2 && !isItem) {
    throw new Error(`withered at ${key}`);
  }
  if (isListType(type)) {
    return Array.from({ length: hash % 4 }, (_, i) => grow(schema, type.ofType, `${key}[${i}]`, true));
  }
  if (isObjectType(type)) {
    return { key, type: type.name };
  }
  if (isInterfaceType(type) || isUnionType(type)) {
    const names = schema.getPossibleTypes(type).map((possible) => possible.name).sort();
    return { key, type: names[hash % names.length] };
  }
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[hash % values.length].value;
  }
  return leaves[type.name](hash);
}

const leaves = {
  Int: (hash) => (hash % 2001) - 1000,
  Float: (hash) => (hash % 1000) / 8,
  String: (hash) => `text ${hash}`,
  Boolean: (hash) => hash % 2 === 0,
  ID: (hash) => `id-${hash % 1000}`,
  Long: (hash) => hash * 1000003,
  DateTime: (hash) => new Date((hash % 1000000000) * 1000).toISOString().replace('.000Z', 'Z'),
  UUID: (hash) => `${hex(hash)}-0000-4000-8000-0000${hex(hash)}`,
  URI: (hash) => `https://example.org/${hash}`,
};

function hex(hash) {
  return hash.toString(16).padStart(8, '0');
}
