import { answerBytes, readBody } from "../http/exchange";
import { LARGEST_FILE_BYTES } from "../media/kinds";
import { viewFile } from "../media/media-file";
import { readSample, SAMPLES } from "../media/samples";
import { type Routes, STREAMING } from "./call";
import { ControlError } from "./control-error";

export const fileRoutes: Routes = {
  /** Keeps a file of a customer's: the body is the bytes. */
  "POST /control/files": async ({ world, exchange: { request } }) => {
    const bytes = await readBody(request, LARGEST_FILE_BYTES);
    if (bytes.byteLength === 0) throw new ControlError(400, "The file is empty.");
    const name = request.headers["x-file-name"];
    const file = await world.media.add(bytes, {
      ownerId: null,
      mimeType: request.headers["content-type"] ?? "application/octet-stream",
      fileName: typeof name === "string" ? decodeURIComponent(name) : null,
      expiresAt: null,
    });
    return viewFile(file);
  },

  /** What a phone has, whether or not Meta still has it. */
  "GET /control/files/:id": async ({ world, path, exchange }) => {
    const file = world.media.get(path.id ?? "");
    if (!file) throw new ControlError(404, "There is no such file.");
    answerBytes(exchange, file.mimeType, await world.media.read(file));
    return STREAMING;
  },

  "GET /control/samples": async () => ({
    samples: await Promise.all(
      SAMPLES.map(async (sample) => {
        const sizeBytes = (await readSample(sample)).byteLength;
        return { ...sample, sizeBytes, url: `/control/samples/${sample.name}` };
      }),
    ),
  }),

  "GET /control/samples/:name": async ({ path, exchange }) => {
    const sample = SAMPLES.find(({ name }) => name === path.name);
    if (!sample) throw new ControlError(404, "There is no such sample.");
    answerBytes(exchange, sample.mimeType, await readSample(sample));
    return STREAMING;
  },
};
