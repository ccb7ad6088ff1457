// Resolvers that grow the same values as the classes in tests/Oracle/Garden: everything follows from a key.
import {
  isAbstractType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType,
} from 'graphql';
import { grow } from './seed.mjs';
import { equipScalars } from './scalars.mjs';

export function mirror(schema) {
  equipScalars(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) {
      continue;
    }
    if (isAbstractType(type)) {
      type.resolveType = (value) => value.type;
    } else if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        field.resolve = (source, args, context) => resolve(schema, field, source, args, context);
      }
    }
  }
  const subscription = schema.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(subscription)) {
    field.subscribe = (source, args) => events(args);
    field.resolve = (event) => event;
  }
  return schema;
}

async function* events({ count }) {
  for (let i = 0; i < count; i++) {
    yield { key: `event${i}`, type: 'Plant' };
  }
}

function resolve(schema, field, source, args, context) {
  if (source.step !== undefined) {
    return stepField(field, source, context);
  }
  if (field.name === 'step') {
    context.steps += args.by;
    return Promise.resolve({ step: context.steps });
  }
  const given = field.args.length > 0 ? writeArguments(field, args) : '';
  if (field.name.startsWith('echo')) {
    return given;
  }
  const value = () => grow(schema, field.type, `${source.key}.${field.name}${given}`, false);
  return asynchronous.has(field.name) ? Promise.resolve().then(value) : value();
}

/** The fields whose resolvers await something. */
const asynchronous = new Set(['neighbour', 'oldest']);

function stepField(field, source, context) {
  switch (field.name) {
    case 'at': return source.step;
    case 'now': return Promise.resolve(context.steps);
    default: throw new Error(`steps have no ${field.name}`);
  }
}

function writeArguments(field, args) {
  const written = field.args.map((argument) =>
    `${argument.name}:${argument.name in args ? write(argument.type, args[argument.name]) : 'null'}`);
  return `(${written.join(',')})`;
}

function write(type, value) {
  if (isNonNullType(type)) {
    return write(type.ofType, value);
  }
  if (value === null || value === undefined) {
    return 'null';
  }
  if (isListType(type)) {
    return `[${value.map((item) => write(type.ofType, item)).join(',')}]`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => field.name in value)
      .map((field) => `${field.name}:${write(field.type, value[field.name])}`);
    return `{${fields.join(',')}}`;
  }
  return isEnumType(type) || typeof value !== 'string' ? String(value) : `"${value}"`;
}
