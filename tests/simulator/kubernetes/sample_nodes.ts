/** A node for tests: its containers echo. */
import type { NodeProxy } from "../../../src/simulator/kubernetes/kubelet/node_proxy.ts";

const encoder = new TextEncoder();

export const sampleNodes: NodeProxy = {
  log: (_pod, options) => new Response(`${JSON.stringify(options)}\n`).body!,
  async exec(_pod, { command, tty }, { stdin, stdout, stderr, onResize, signal }) {
    if (command[0] === "nosuch") throw new Error(`exec: "nosuch": executable file not found in $PATH`);
    onResize(({ width, height }) => stdout?.(encoder.encode(`${width}x${height}\n`)));
    signal.addEventListener("abort", () => stdout?.(encoder.encode("killed\n")));
    stdout?.(encoder.encode(`${command.join(" ")}${tty ? " (tty)" : ""}\n`));
    stderr?.(encoder.encode("warned\n"));
    if (stdin) { for await (const chunk of stdin) stdout?.(chunk); }
    return { exitCode: command[0] === "false" ? 3 : 0 };
  },
  attach: (_pod, { container }, { stdout }) => {
    stdout?.(encoder.encode(`attached to ${container}\n`));
    return Promise.resolve({ exitCode: 0 });
  },
  portForward(_pod, port) {
    if (port === 81) return Promise.reject(new Error("connection refused"));
    return Promise.resolve(new TransformStream<Uint8Array, Uint8Array>());
  },
  onGone: () => () => {},
  fetch: () => ({ kind: "unknown-host" }),
  usageOf: () => [],
};
