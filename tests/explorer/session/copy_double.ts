import type { Copy } from "../../../src/cluster/copy/copy.ts";
import type { TransferWish } from "../../../src/explorer/session/transfers.ts";
import { FakeMachine } from "../fake_machine.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { execClient, type ExecProgram } from "./exec_double.ts";

export interface CopyDouble {
  copy: Copy & { wish: TransferWish };
  machine: FakeMachine;
  remarks: string[];
  counted: { files: number; bytes: number };
}

/** A copy between a container whose programs are given and a machine in memory. */
export function copyDouble(
  program: ExecProgram,
  wish: Partial<TransferWish>,
  options: { local?: string; signal?: AbortSignal; protocol?: string } = {},
): CopyDouble {
  const machine = new FakeMachine();
  const remarks: string[] = [];
  const counted = { files: 0, bytes: 0 };
  const local = options.local ?? "/here/out";
  return {
    machine,
    remarks,
    counted,
    copy: {
      client: execClient(program, options.protocol),
      wish: {
        direction: "download",
        target: { resource: PODS, namespace: "shop", name: "web", uid: "1" },
        container: "app",
        remote: "/data",
        local,
        noPreserve: false,
        retries: 0,
        ...wish,
      },
      local,
      tree: machine.tree,
      signal: options.signal ?? new AbortController().signal,
      tell: {
        total: () => {},
        bytes: (count) => counted.bytes += count,
        file: () => counted.files++,
        remark: (text) => remarks.push(text),
      },
    },
  };
}
