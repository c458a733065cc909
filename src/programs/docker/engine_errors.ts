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

  constructor(message: string, readonly code: number = 1) {
    super(message);
  }
}
