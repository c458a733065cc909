/** The numbers that `$RANDOM` shows after `RANDOM=seed`: those of bash 5.2, which subshells do not go on with. */
export class SeededRandom {
  #state: number;
  #last = 0;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 32,767, never the same twice in a row. */
  next(): number {
    const before = this.#last;
    do {
      this.#state = stepped(this.#state);
      this.#last = ((this.#state >>> 16) ^ (this.#state & 0xffff)) & 0x7fff;
    } while (this.#last === before);
    return this.#last;
  }
}

/** Park and Miller's minimal standard generator, which does not know zero. */
const [MULTIPLIER, MODULUS, INSTEAD_OF_ZERO] = [16_807, 2 ** 31 - 1, 123_459_876];

function stepped(state: number): number {
  return Number((BigInt(state === 0 ? INSTEAD_OF_ZERO : state) * BigInt(MULTIPLIER)) % BigInt(MODULUS));
}
