import assert from "node:assert/strict";
import { transferCommand } from "../../../src/explorer/session/transfer_words.ts";
import type { TransferWish } from "../../../src/explorer/session/transfers.ts";
import { copyDouble } from "./copy_double.ts";

const { copy: { wish } } = copyDouble(async function* () {}, { local: "./data" });

const commands: [Partial<TransferWish>, string][] = [
  [{}, "kubectl cp shop/web:/data ./data -c app"],
  [{ retries: -1 }, "kubectl cp shop/web:/data ./data -c app --retries=-1"],
  [{ direction: "upload", retries: 3 }, "kubectl cp ./data shop/web:/data -c app"],
  [{ direction: "upload", noPreserve: true }, "kubectl cp ./data shop/web:/data -c app --no-preserve"],
  [{ remote: "/a b", local: "~/my file" }, "kubectl cp 'shop/web:/a b' ~/'my file' -c app"],
];

for (const [change, command] of commands) {
  Deno.test(
    command,
    () => assert.equal(transferCommand({ ...wish, ...change }, { contextFlag: "" }), command),
  );
}
