/** What a system call answers when it cannot: errno(3) with the words of strerror(3). */
export const ERRORS = {
  EPERM: [1, "Operation not permitted"],
  ENOENT: [2, "No such file or directory"],
  ESRCH: [3, "No such process"],
  EIO: [5, "Input/output error"],
  ENXIO: [6, "No such device or address"],
  EBADF: [9, "Bad file descriptor"],
  EAGAIN: [11, "Resource temporarily unavailable"],
  EACCES: [13, "Permission denied"],
  EBUSY: [16, "Device or resource busy"],
  EEXIST: [17, "File exists"],
  EXDEV: [18, "Invalid cross-device link"],
  ENODEV: [19, "No such device"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  ENOTTY: [25, "Inappropriate ioctl for device"],
  ETXTBSY: [26, "Text file busy"],
  EFBIG: [27, "File too large"],
  ENOSPC: [28, "No space left on device"],
  ESPIPE: [29, "Illegal seek"],
  EROFS: [30, "Read-only file system"],
  EMLINK: [31, "Too many links"],
  EPIPE: [32, "Broken pipe"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOTEMPTY: [39, "Directory not empty"],
  ELOOP: [40, "Too many levels of symbolic links"],
  ENODATA: [61, "No data available"],
  EOPNOTSUPP: [95, "Operation not supported"],
} as const satisfies Readonly<Record<string, readonly [errno: number, words: string]>>;

export type ErrorCode = keyof typeof ERRORS;

/** `message` is what strerror says, so that programs print it after their own words. */
export class SystemError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode) {
    super(ERRORS[code][1]);
    this.name = "SystemError";
    this.code = code;
  }

  get errno(): number {
    return ERRORS[this.code][0];
  }
}

/** The words of what stops a call; undefined when it is done. Other errors pass. */
export function refusalOf(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof SystemError) return error.message;
    throw error;
  }
}

/** What a call answers; undefined where the system says no. */
export function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
