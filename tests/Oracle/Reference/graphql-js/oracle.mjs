// The reference: reads jobs as lines of JSON and answers each with one line, in order.
import { createInterface } from 'node:readline';
import {
  buildSchema, execute, GraphQLError, parse, print, specifiedRules, subscribe, validate,
} from 'graphql';
import { mirror } from './mirror.mjs';

const schemas = new Map();

const kinds = {
  schema({ name, sdl }) {
    schemas.set(name, mirror(buildSchema(sdl)));
    return {};
  },

  parse({ document }) {
    try {
      return { printed: print(parse(document)) };
    } catch (error) {
      return { syntaxError: placesOf(error)[0], message: error.message };
    }
  },

  // Each rule alone, so that every error has its rule's name.
  validate({ schema, document }) {
    const parsed = parse(document);
    const errors = [];
    for (const rule of specifiedRules) {
      for (const error of validate(schemas.get(schema), parsed, [rule], { maxErrors: 1000 })) {
        errors.push({ rule: rule.name, message: error.message, places: placesOf(error) });
      }
    }
    return { errors };
  },

  async execute({ schema, document, variables, operationName }) {
    const request = {
      schema: schemas.get(schema),
      document: parse(document),
      rootValue: { key: 'root' },
      contextValue: { steps: 0 },
      variableValues: variables,
      operationName,
    };
    return { events: [resultOf(await execute(request))] };
  },

  async subscribe({ schema, document, variables, operationName }) {
    const stream = await subscribe({
      schema: schemas.get(schema),
      document: parse(document),
      rootValue: { key: 'root' },
      contextValue: { steps: 0 },
      variableValues: variables,
      operationName,
    });
    if (!(Symbol.asyncIterator in stream)) {
      return { events: [resultOf(stream)] };
    }
    const events = [];
    for await (const event of stream) {
      events.push(resultOf(event));
    }
    return { events };
  },
};

function placesOf(error) {
  return (error.locations ?? []).map(({ line, column }) => `${line}:${column}`);
}

function resultOf({ data, errors = [] }) {
  return {
    data,
    errors: errors.map((error) => ({ message: error.message, path: error.path, places: placesOf(error) })),
  };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const job = JSON.parse(line);
  let answer;
  try {
    answer = await kinds[job.kind](job);
  } catch (error) {
    // A document that can not be parsed, or a fault of the oracle itself: told apart by the reader.
    answer = error instanceof GraphQLError
      ? { syntaxError: placesOf(error)[0], message: error.message }
      : { fault: String(error.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
