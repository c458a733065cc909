import type { Status } from "../kube/object.ts";

/** What was asked for; names it in the message when the answer itself says too little. */
export interface Asked {
  /** Lower case, as kubectl prints it: `get`, `post`. */
  verb?: string;
  /** `pods`, or `deployments.apps`. */
  resource?: string;
  name?: string;
}

/** A refusal by the API: an HTTP answer that is an error, or a Status that came in a stream. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: Status;
  /** The HTTP status, such as 404. */
  readonly code: number;
  /** The API's word for it, such as `NotFound`; `Unknown` when it gave none. */
  readonly reason: string;

  constructor(status: Status) {
    super(status.message || `the server refused the request: ${status.reason || `status ${status.code}`}`);
    this.status = status;
    this.code = status.code ?? 500;
    this.reason = status.reason || "Unknown";
  }

  /**
   * Reads an answer that is not a success: a JSON Status, or, from proxies and from paths that do not exist, a
   * text such as `404 page not found`, which gets client-go's wording for its code. Consumes the body.
   */
  static async from(response: Response, asked: Asked = {}): Promise<ApiError> {
    const text = await limitedText(response);
    const status = statusIn(text) ?? genericStatus(response.status, text.trim(), asked);
    status.code ??= response.status;
    const seconds = retryAfterSeconds(response.headers);
    if (seconds !== undefined && status.details?.retryAfterSeconds === undefined) {
      status.details = { ...status.details, retryAfterSeconds: seconds };
    }
    return new ApiError(status);
  }
}

/** `Retry-After` as whole seconds; undefined when absent or a date (the API sends seconds only). */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Room for an Invalid answer with thousands of causes, and no more. */
const MAX_ERROR_BODY_BYTES = 1 << 20;
/** What client-go keeps of an answer that is not a Status (maxUnstructuredResponseTextBytes, rest/request.go). */
const MAX_TEXT_CHARACTERS = 2048;

async function limitedText(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of response.body) {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.byteLength;
      if (bytes >= MAX_ERROR_BODY_BYTES) break;
    }
  } catch {
    // The connection broke inside the body: the code alone still says what happened.
  }
  return text;
}

function statusIn(text: string): Status | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isStatus(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isStatus(value: unknown): value is Status {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "Status" &&
    (!("status" in value) || value.status !== "Success");
}

/** The wording is client-go's for answers without a Status (NewGenericServerResponse, api/errors/errors.go). */
const GENERIC: Record<number, { reason: string; message: string }> = {
  400: { reason: "BadRequest", message: "the server rejected our request for an unknown reason" },
  401: { reason: "Unauthorized", message: "the server has asked for the client to provide credentials" },
  404: { reason: "NotFound", message: "the server could not find the requested resource" },
  405: {
    reason: "MethodNotAllowed",
    message: "the server does not allow this method on the requested resource",
  },
  409: { reason: "Conflict", message: "the server reported a conflict" },
  422: { reason: "Invalid", message: "the server rejected our request due to an error in our request" },
  429: {
    reason: "TooManyRequests",
    message: "the server has received too many requests and has asked us to try again later",
  },
  503: { reason: "ServiceUnavailable", message: "the server is currently unable to handle the request" },
  504: {
    reason: "Timeout",
    message:
      "the server was unable to return a response in the time allotted, but may still be processing the request",
  },
};

const NOT_ACCEPTABLE = "the server was unable to respond with a content type that the client supports";

function genericStatus(code: number, body: string, asked: Asked): Status {
  const text = body.slice(0, MAX_TEXT_CHARACTERS) || "unknown";
  const { reason, message } = genericWording(code, text, asked.verb);
  const about = [asked.verb, asked.resource, asked.name].filter(Boolean).join(" ");
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: asked.resource ? `${message} (${about})` : message,
    reason,
    details: { causes: [{ reason: "UnexpectedServerResponse", message: text }] },
    code,
  };
}

function genericWording(code: number, text: string, verb = ""): { reason: string; message: string } {
  const known = GENERIC[code];
  if (code === 409 && verb === "post") return { ...GENERIC[409]!, reason: "AlreadyExists" };
  if (known) return known;
  // These say who may not do what, or which types are accepted: the text is the message.
  if (code === 403) return { reason: "Forbidden", message: text };
  if (code === 406) return { reason: "NotAcceptable", message: text === "unknown" ? NOT_ACCEPTABLE : text };
  if (code === 415) return { reason: "UnsupportedMediaType", message: text };
  if (code >= 500) {
    const quoted = JSON.stringify(text);
    return {
      reason: "InternalError",
      message: `an error on the server (${quoted}) has prevented the request from succeeding`,
    };
  }
  return {
    reason: "Unknown",
    message: `the server responded with the status code ${code} but did not return more information`,
  };
}
