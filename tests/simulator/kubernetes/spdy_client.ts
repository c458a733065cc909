/** The client's side of SPDY/3.1, for tests. */
import { constants, createInflate, deflateRawSync } from "node:zlib";
import { spdyDictionary } from "../../../src/simulator/kubernetes/http/spdy_dictionary.ts";

export class SpdyClient {
  #start = [0x78, 0xbb, 0xe3, 0xc6, 0xa7, 0xc2];

  open(stream: number, headers: Record<string, string>): Uint8Array {
    const block = this.#compress(headers);
    const length = block.length + 10;
    return Uint8Array.of(...word(0x80030001), ...word(length), ...word(stream), ...word(0), 0, 0, ...block);
  }

  static data(stream: number, data: Uint8Array, isLast = false): Uint8Array {
    return Uint8Array.of(...word(stream), ...word((isLast ? 0x1000000 : 0) + data.length), ...data);
  }

  static ping(id: number): Uint8Array {
    return Uint8Array.of(...word(0x80030006), ...word(4), ...word(id));
  }

  /** What compressed blocks of one connection say. */
  static inflate(blocks: Uint8Array[]): Promise<string> {
    const inflate = createInflate({
      dictionary: spdyDictionary(),
      flush: constants.Z_SYNC_FLUSH,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return new Promise((resolve, reject) => {
      let text = "";
      inflate.on("data", (chunk) => text += chunk.toString("latin1"));
      inflate.on("end", () => resolve(text));
      inflate.on("error", reject);
      for (const block of blocks) inflate.write(block);
      inflate.end();
    });
  }

  #compress(headers: Record<string, string>): number[] {
    const entries = Object.entries(headers);
    const plain = [...word(entries.length)];
    for (const text of entries.flat()) plain.push(...word(text.length), ...new TextEncoder().encode(text));
    const block = deflateRawSync(Uint8Array.from(plain), { finishFlush: constants.Z_SYNC_FLUSH });
    return [...this.#start.splice(0), ...block];
  }
}

function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
