// The scalars that are not the specification's own, by the pages that their @specifiedBy names.
import { Kind } from 'graphql';

const parsers = {
  Long: (value) => (Number.isInteger(value) ? value : refuse('Long')),
  DateTime: (value) => {
    const shape = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;
    if (typeof value !== 'string' || !shape.test(value) || Number.isNaN(Date.parse(value))) {
      refuse('DateTime');
    }
    return new Date(value).toISOString().replace('.000Z', 'Z');
  },
  UUID: (value) => {
    // With hyphens or without.
    const parts = typeof value === 'string' && /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/i.exec(value);
    return parts ? [parts[1], ...parts.slice(3)].join('-').toLowerCase() : refuse('UUID');
  },
  URI: (value) => (typeof value === 'string' ? value : refuse('URI')),
};

function refuse(name) {
  throw new TypeError(`not a ${name}`);
}

export function equipScalars(schema) {
  for (const [name, parseValue] of Object.entries(parsers)) {
    const type = schema.getType(name);
    if (type) {
      const literalKind = name === 'Long' ? Kind.INT : Kind.STRING;
      const parseLiteral = (node) => {
        if (node.kind !== literalKind) {
          refuse(name);
        }
        return parseValue(name === 'Long' ? Number(node.value) : node.value);
      };
      Object.assign(type, {
        parseValue,
        coerceInputValue: parseValue,
        parseLiteral,
        coerceInputLiteral: parseLiteral,
        serialize: (value) => value,
        coerceOutputValue: (value) => value,
      });
    }
  }
}
