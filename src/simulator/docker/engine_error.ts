/** What the engine refuses, with the status of HTTP and the words that it answers: `{"message": …}`. */
export class EngineError extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
    this.name = "EngineError";
  }
}

export function notFound(message: string): EngineError {
  return new EngineError(404, message);
}

export function conflict(message: string): EngineError {
  return new EngineError(409, message);
}

export function badRequest(message: string): EngineError {
  return new EngineError(400, message);
}
