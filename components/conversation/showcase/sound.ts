const RATE = 8_000;
const HEADER_BYTES = 44;

/** A WAV of some seconds of a hum that comes and goes, as a Blob's address. The caller revokes it. */
export function makeSound(seconds: number): string {
  const samples = RATE * seconds;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + samples));
  const write = (at: number, text: string) => {
    for (const [index, character] of [...text].entries()) view.setUint8(at + index, character.charCodeAt(0));
  };
  write(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  for (let index = 0; index < samples; index += 1) {
    const at = index / RATE;
    const loudness = 0.5 + 0.5 * Math.sin(at * 2.1);
    view.setUint8(HEADER_BYTES + index, 128 + 24 * loudness * Math.sin(2 * Math.PI * 220 * at));
  }
  return URL.createObjectURL(new Blob([view], { type: "audio/wav" }));
}
