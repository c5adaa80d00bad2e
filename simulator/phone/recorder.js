const OGG = "audio/ogg;codecs=opus";
/** Of the package, served as it is; fetched only when something was recorded. */
const MEDIABUNNY = "/phone/mediabunny.js";

/**
 * Listens to the microphone. `stop` resolves to the voice note as WhatsApp's phones send it, Opus in Ogg; `cancel` throws it
 * away. Throws where there is no microphone, or none is allowed.
 */
export async function startRecording() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const recorder = new MediaRecorder(stream, MediaRecorder.isTypeSupported(OGG) ? { mimeType: OGG } : {});
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve));
  const end = async () => {
    recorder.stop();
    await ended;
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.start();
  return {
    stop: async () => {
      await end();
      const recorded = new Blob(parts, { type: recorder.mimeType });
      const ogg = recorder.mimeType.startsWith("audio/ogg") ? recorded : await toOgg(recorded);
      return new File([ogg], "voice-note.ogg", { type: "audio/ogg; codecs=opus" });
    },
    cancel: end,
  };
}

/** Most browsers record Opus in WebM, which WhatsApp does not know: the sound is moved over as it is. */
async function toOgg(recorded) {
  const { ALL_FORMATS, BlobSource, BufferTarget, Conversion, Input, OggOutputFormat, Output } = await import(MEDIABUNNY);
  const input = new Input({ source: new BlobSource(recorded), formats: ALL_FORMATS });
  const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() });
  const conversion = await Conversion.init({ input, output, audio: { codec: "opus" } });
  await conversion.execute();
  return output.target.buffer;
}
