// Trusted documents: what the tools have written by its hash, as files of the folder that NEXUS_TRUSTED names, from which a server reads them.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Adds the documents of a tool's list, a JSON object of texts by hash. */
export async function trust(list) {
  const folder = process.env.NEXUS_TRUSTED;
  if (!folder) return;
  for (const [hash, text] of Object.entries(JSON.parse(await readFile(list, 'utf8')))) await writeFile(path.join(folder, `${hash}.graphql`), text);
}
