// Tools that write files work on a copy: a folder with their sources, the packages and the server's schema.
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

export async function inCopyOf(source, url, work) {
  const folder = await mkdtemp(path.join(tmpdir(), `nexus-${source}-`));
  try {
    await cp(path.join(here, source), folder, { recursive: true });
    await symlink(path.join(here, 'node_modules'), path.join(folder, 'node_modules'));
    const response = await fetch(new URL('/graphql?sdl', url));
    await writeFile(path.join(folder, 'schema.graphql'), await response.text());
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a package's command; what it printed is the error where it fails. */
export async function run(folder, command, ...options) {
  const child = spawn(path.join(folder, 'node_modules', '.bin', command), options, { cwd: folder });
  let printed = '';
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', text => { printed += text; });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${printed}`);
  return printed;
}
