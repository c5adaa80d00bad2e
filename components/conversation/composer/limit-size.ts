const KB = 1024;
const MB = 1024 * KB;

/** A size beside a limit of WhatsApp's, which counts in powers of 1,024: rounded up, so that what is too large never looks as if it fitted. */
export function limitSize(bytes: number): { amount: number; unit: "kilobyte" | "megabyte" } {
  if (bytes < MB) return { amount: Math.max(1, Math.ceil(bytes / KB)), unit: "kilobyte" };
  return { amount: Math.ceil((bytes / MB) * 10) / 10, unit: "megabyte" };
}
