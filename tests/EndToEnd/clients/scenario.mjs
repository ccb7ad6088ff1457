// A client's script is a list of scenarios. `node apollo.mjs URL NAME` runs the one of that name against the server at URL, and ends with 0
// where it went well; else it prints what failed.
import { setImmediate } from 'node:timers';

const [url, chosen] = process.argv.slice(2);
const scenarios = new Map();

export function scenario(name, run) {
  scenarios.set(name, run);
}

async function runChosen() {
  try {
    const run = scenarios.get(chosen);
    if (!run) throw new Error(`there is no scenario '${chosen}', but: ${[...scenarios.keys()].join('; ')}`);
    await run(new URL(url));
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

process.on('unhandledRejection', error => {
  console.error('unhandled', error);
  process.exit(1);
});

setImmediate(runChosen);
