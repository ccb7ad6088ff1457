// The Relay compiler checks schema and documents against Relay's conventions and writes what the Relay runtime executes.
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inCopyOf, run } from './folder.mjs';
import { scenario } from './scenario.mjs';
import { trust } from './trusted.mjs';

const ARTIFACTS = [
  'ProfileFeedQuery', 'ProfileFollowersPaginationQuery', 'ProfileLikeMutation', 'ProfileNodeQuery', 'ProfileNotificationsSubscription',
  'ProfilePostRefetchQuery', 'ProfilePostsPaginationQuery', 'ProfileQuery', 'ProfileRemoveMutation', 'ProfileWriteMutation',
  'Profile_followers', 'Profile_post', 'Profile_posts',
];

scenario('The Relay compiler accepts schema and documents', url => inCopyOf('relay', url, async folder => {
  await mkdir(path.join(folder, 'generated'));
  await writeFile(path.join(folder, 'persisted.json'), '{}');
  await run(folder, 'relay-compiler', 'relay.config.json');
  const artifacts = await readdir(path.join(folder, 'generated'));
  assert.deepEqual(artifacts.map(file => file.replace('.graphql.ts', '')).sort(), ARTIFACTS);
  await trust(path.join(folder, 'persisted.json'));
}));
