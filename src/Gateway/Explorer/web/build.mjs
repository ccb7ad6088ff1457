// Bundles GraphiQL into a folder: node build.mjs FOLDER. Every name but index.html carries a hash of its content, and what compresses
// well stands there compressed, too.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.resolve(process.argv[2]);

const entryPoints = {
  explorer: 'explorer.jsx',
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

function bundle() {
  return build({
    absWorkingDir: here,
    entryPoints,
    outdir: output,
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

// The page names what it loads first: the hashed names that only the bundler knows.
async function page(metafile) {
  const names = {};
  for (const [file, { entryPoint, cssBundle }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue;
    const entry = Object.keys(entryPoints).find(name => entryPoint.endsWith(entryPoints[name]));
    if (entry) names[entry] = path.basename(file);
    if (entry === 'explorer') names.style = path.basename(cssBundle);
  }
  const template = await readFile(path.join(here, 'index.html'), 'utf8');
  return template.replace(/\{\{(.+?)\}\}/g, (_, name) => names[name]);
}

async function writeAsset(name, contents) {
  const file = path.join(output, name);
  await writeFile(file, contents);
  if (!/\.(css|html|js)$/.test(name)) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(contents, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(contents, { level: 9 }));
}

const { metafile, outputFiles } = await bundle();
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
for (const { path: file, contents } of outputFiles) await writeAsset(path.basename(file), contents);
// Last, because it is what the build takes for the sign that all is there.
await writeAsset('index.html', Buffer.from(await page(metafile)));
