// GraphQL Code Generator makes types from the schema and an application's documents, and TypeScript compiles their use.
import path from 'node:path';
import { inCopyOf, run } from './folder.mjs';
import { scenario } from './scenario.mjs';
import { trust } from './trusted.mjs';

scenario('A typed client is generated and compiles', url => inCopyOf('codegen', url, async folder => {
  await run(folder, 'graphql-codegen', '--config', 'codegen.json');
  await run(folder, 'tsc', '--project', '.');
  await trust(path.join(folder, 'generated', 'persisted-documents.json'));
}));
