/** Nobody answers at the engine's address. */
export class EngineUnreachable extends Error {
  override name = "EngineUnreachable";

  /** `why` is said only where the reason is not that nobody listens, such as a missing right. */
  constructor(readonly host: string, why?: string, options?: ErrorOptions) {
    super(why ?? `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running?`, options);
  }
}

/** The engine refuses a request. The message is what the original client prints. */
export class EngineRefusal extends Error {
  override name = "EngineRefusal";

  constructor(readonly status: number, readonly said: string) {
    super(`Error response from daemon: ${said}`);
  }
}

/** Ends a program with an exit code and, if there is one, a message on stderr. */
export class DockerFailure extends Error {
  override name = "DockerFailure";

  readonly code: number;
  /** Printed as it is, also by verbs that name themselves in what they refuse. */
  readonly isPlain: boolean;

  constructor(message: string, options: { code?: number; isPlain?: boolean; cause?: unknown } = {}) {
    super(message, options);
    this.code = options.code ?? 1;
    this.isPlain = options.isPlain ?? false;
  }
}
