import { scene } from "./scene.ts";

scene("options", [
  [
    "options",
    /^The following options can be passed to any command:\n\n {4}--context=''[^]*--kubeconfig[^]*-v, --v=0:\n/,
  ],
  ["options --frob", "error: unknown flag: --frob\nRun 'kubectl kubectl options' without flags.\n"],
]);
