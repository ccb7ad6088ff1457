// Monaco runs its languages in workers; the page says by which name the bundler wrote them.
const { dataset } = document.getElementById('explorer');

globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(dataset[label] ?? dataset.editor, { type: 'module' }),
};
