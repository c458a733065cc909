/** `-v`: what happens on the way, on standard error: `*` what curl does, `>` what it sends, `<` what it gets. */
import type { Process } from "../../../host/process.ts";
import { byteLength } from "../../../host/byte_text.ts";
import { writesToTerminal } from "../coreutils.ts";
import type { Reply, Target } from "../http_client.ts";
import type { CurlOptions } from "./curl_options.ts";
import type { Failure } from "./failure.ts";
import { answerHead, requestHead } from "./heads.ts";
import type { Transfer } from "./transfer.ts";

export class Telling {
  readonly #process: Process;
  readonly #options: CurlOptions;
  readonly #transfer: Transfer;

  constructor(process: Process, options: CurlOptions, transfer: Transfer) {
    this.#process = process;
    this.#options = options;
    this.#transfer = transfer;
  }

  /** An answer came. Bytes of the request's head. */
  exchange({ address, answer, certificate }: Reply & { kind: "answer" }): number {
    const { target, sent, redirects } = this.#transfer;
    const question = sent!;
    const head = requestHead(question, this.#options.value("request-target") ?? target.path);
    if (redirects === 0) this.#connected(address);
    if (certificate && redirects === 0) {
      this.#say(
        this.#options.has("k")
          ? "SSL certificate verification is disabled, continuing anyway."
          : "SSL certificate verified.",
      );
    }
    if (redirects === 0) this.#say("using HTTP/1.x");
    this.#lines("> ", head);
    if (question.body !== "") {
      this.#raw(this.#showsData ? `} [${byteLength(question.body)} bytes data]\n` : "");
      this.#say(`upload completely sent off: ${byteLength(question.body)} bytes`);
    } else this.#say("Request completely sent off");
    this.#lines("< ", answerHead(answer));
    return byteLength(head);
  }

  /** The answer leads elsewhere. */
  redirect(next: Target): void {
    const { target, answer } = this.#transfer;
    if (answer!.body !== "") this.#say("Ignoring the response-body");
    this.#say(`Connection #0 to host ${target.host} left intact`);
    this.#say(`Issue another request to this URL: '${next.text}'`);
    const isSame = target.host === next.host && target.port === next.port;
    if (isSame) this.#say(`Re-using existing ${next.scheme}: connection with host ${next.host}`);
  }

  /** All of the answer is there. */
  done(receivedBytes: number): void {
    if (receivedBytes > 0 && this.#showsData) this.#raw(`{ [${receivedBytes} bytes data]\n`);
  }

  left(): void {
    this.#say(`Connection #0 to host ${this.#transfer.target.host} left intact`);
  }

  failure(reply: Reply, { message }: Failure): void {
    const { host, port } = this.#transfer.target;
    if (reply.kind === "unknown-host") {
      this.#say(message);
      return this.#say("closing connection #0");
    }
    this.#resolved(reply.address);
    if (reply.kind === "refused") {
      this.#say(
        this.#options.value("unix-socket") === undefined
          ? `connect to ${reply.address} port ${port} from ${this.#transfer.localAddress} port ${this.#transfer.localPort} failed: Connection refused`
          : `Immediate connect fail for ${reply.address}: ${reply.cause ?? "Connection refused"}`,
      );
    } else if (reply.kind !== "timeout") this.#say(`Connected to ${host} (${reply.address}) port ${port}`);
    this.#say(message);
    this.#say("closing connection #0");
  }

  #connected(address: string): void {
    const { host, port } = this.#transfer.target;
    this.#resolved(address);
    const isSocket = this.#options.value("unix-socket") !== undefined;
    this.#say(`Connected to ${host} (${address}) port ${isSocket ? 0 : port}`);
  }

  #resolved(address: string): void {
    const { host, port } = this.#transfer.target;
    const isSocket = this.#options.value("unix-socket") !== undefined;
    if (!isSocket && host !== address) {
      this.#say(`Host ${host}:${port} was resolved.`);
      this.#say("IPv6: (none)");
      this.#say(`IPv4: ${address}`);
    }
    this.#say(`  Trying ${address}:${isSocket ? 0 : port}...`);
  }

  /** Data is not shown where it goes to a terminal anyway. */
  get #showsData(): boolean {
    return !writesToTerminal(this.#process) || this.#options.value("o") !== undefined ||
      this.#options.has("O");
  }

  #say(line: string): void {
    this.#raw(`* ${line}\n`);
  }

  #lines(mark: string, head: string): void {
    this.#raw(head.split("\n").slice(0, -1).map((line) => `${mark}${line}\n`).join(""));
  }

  #raw(text: string): void {
    if (this.#options.has("v") && text !== "") this.#process.err(text);
  }
}
