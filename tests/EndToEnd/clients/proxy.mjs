// A TCP connection between client and server that can be cut.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export async function openProxy(url) {
  const sockets = new Set();
  let isCut = false;
  let mended = Promise.resolve();
  let mend = () => {};

  const server = createServer(client => {
    if (isCut) return client.destroy();
    const upstream = connect(Number(url.port), url.hostname);
    for (const [from, to] of [[client, upstream], [upstream, client]]) {
      sockets.add(from);
      from.on('error', () => {}).on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: new URL(`http://127.0.0.1:${server.address().port}`),
    /** Every connection ends without a word, and no new one opens. */
    cut() {
      isCut = true;
      mended = new Promise(resolve => { mend = resolve; });
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
      mend();
    },
    /** Resolves once connections open again: what a client waits for before it tries again. */
    untilMended: () => mended,
  };
}
