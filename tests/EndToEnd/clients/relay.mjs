// The Relay compiler checks schema and documents against Relay's conventions and writes what the Relay runtime executes.
import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { inCopyOf, run } from './folder.mjs';
import { scenario } from './scenario.mjs';

const ARTIFACTS = [
  'ProfileFeedQuery', 'ProfileFollowersPaginationQuery', 'ProfileLikeMutation', 'ProfileNodeQuery', 'ProfileNotificationsSubscription',
  'ProfilePostRefetchQuery', 'ProfilePostsPaginationQuery', 'ProfileQuery', 'ProfileRemoveMutation', 'ProfileWriteMutation',
  'Profile_followers', 'Profile_post', 'Profile_posts',
];

scenario('The Relay compiler accepts schema and documents', url => inCopyOf('relay', url, async folder => {
  await mkdir(path.join(folder, 'generated'));
  await run(folder, 'relay-compiler', 'relay.config.json');
  const artifacts = await readdir(path.join(folder, 'generated'));
  assert.deepEqual(artifacts.map(file => file.replace('.graphql.ts', '')).sort(), ARTIFACTS);
}));
