/** The password hash bcrypt. Source: Provos and Mazières, "A Future-Adaptable Password Scheme", 1999. */

/** `salt`: 16 bytes. The answer is 60 letters, such as `$2a$10$…`. */
export function bcrypt(password: Uint8Array, salt: Uint8Array, cost = 10): string {
  const key = wordsOf(Uint8Array.of(...password, 0), 18);
  const salted = wordsOf(salt, 18);
  const cipher = new Blowfish();
  cipher.expand(key, salted);
  const none = new Uint32Array(18);
  for (let round = 0; round < 2 ** cost; round++) {
    cipher.expand(key, none);
    cipher.expand(salted, none);
  }
  const text = wordsOf(new TextEncoder().encode("OrpheanBeholderScryDoubt"), 6);
  for (let at = 0; at < 6; at += 2) for (let round = 0; round < 64; round++) cipher.encrypt(text, at);
  const hash = Uint8Array.from({ length: 23 }, (_, at) => text[at >> 2]! >>> 24 - at % 4 * 8);
  return `$2a$${String(cost).padStart(2, "0")}$${letters(salt)}${letters(hash)}`;
}

const subkeys = 18;
const boxWords = 4 * 256;

class Blowfish {
  readonly #keys = piWords().slice(0, subkeys);
  readonly #boxes = piWords().slice(subkeys);
  readonly #pair = new Uint32Array(2);

  /** Only the first four words of the salt are its own; the others repeat them. */
  expand(key: Uint32Array, salt: Uint32Array): void {
    for (let at = 0; at < subkeys; at++) this.#keys[at]! ^= key[at]!;
    const pair = this.#pair.fill(0);
    for (let at = 0; at < subkeys + boxWords; at += 2) {
      pair[0]! ^= salt[at % 4]!;
      pair[1]! ^= salt[at % 4 + 1]!;
      this.encrypt(pair, 0);
      const [to, place] = at < subkeys ? [this.#keys, at] : [this.#boxes, at - subkeys];
      to[place] = pair[0]!;
      to[place + 1] = pair[1]!;
    }
  }

  encrypt(block: Uint32Array, at: number): void {
    const [keys, boxes] = [this.#keys, this.#boxes];
    let left = block[at]! ^ keys[0]!, right = block[at + 1]!;
    for (let round = 1; round <= 16; round += 2) {
      right ^= mixed(boxes, left) ^ keys[round]!;
      left ^= mixed(boxes, right) ^ keys[round + 1]!;
    }
    block[at] = right ^ keys[17]!;
    block[at + 1] = left;
  }
}

function mixed(boxes: Uint32Array, word: number): number {
  const sum = boxes[word >>> 24]! + boxes[256 + (word >>> 16 & 255)]!;
  return (sum ^ boxes[512 + (word >>> 8 & 255)]!) + boxes[768 + (word & 255)]! | 0;
}

let pi: Uint32Array | undefined;

/** Blowfish begins with the digits of pi after its point; they are counted by Machin's formula. */
function piWords(): Uint32Array {
  if (pi) return pi;
  const spareBits = 64n;
  const one = 1n << BigInt((subkeys + boxWords) * 32) + spareBits;
  const digits = 4n * (4n * inverseTangent(5n, one) - inverseTangent(239n, one)) - 3n * one >> spareBits;
  const text = digits.toString(16).padStart((subkeys + boxWords) * 8, "0");
  return pi = Uint32Array.from(text.match(/.{8}/g)!, (word) => parseInt(word, 16));
}

/** Of 1 / `of`, in parts of `one`. */
function inverseTangent(of: bigint, one: bigint): bigint {
  let power = one / of, sum = power;
  for (let divisor = 3n, sign = -1n; power !== 0n; divisor += 2n, sign = -sign) {
    power /= of * of;
    sum += sign * (power / divisor);
  }
  return sum;
}

/** So many words; the bytes are repeated. */
function wordsOf(bytes: Uint8Array, count: number): Uint32Array {
  const byte = (at: number) => bytes[at % bytes.length]!;
  return Uint32Array.from(
    { length: count },
    (_, at) => byte(4 * at) << 24 | byte(4 * at + 1) << 16 | byte(4 * at + 2) << 8 | byte(4 * at + 3),
  );
}

const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Base 64 with bcrypt's own alphabet, without padding. */
function letters(bytes: Uint8Array): string {
  const stream = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return stream.match(/.{1,6}/g)!.map((group) => alphabet[parseInt(group.padEnd(6, "0"), 2)]).join("");
}
