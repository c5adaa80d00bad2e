/** A drawing as an address that an image takes. */
function picture(width: number, height: number, shapes: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const PARCEL = `<path d="M128 84l44-10 42 12v40l-44 12-42-12z" fill="#c89a63"/><path d="M128 84l42 12 44-10v40l-44 12-42-12z" fill="#b98750"/><path d="M170 96v42" stroke="#9c6f3d" stroke-width="2"/><path d="M148 79l43 12v14l-9-3-9 3V96z" fill="#e2cf9f"/>`;
const DOOR_SHAPES = `<rect width="260" height="150" fill="#b9aa95"/><rect y="108" width="260" height="42" fill="#8f7f69"/><rect x="18" width="92" height="112" fill="#4b5b57"/><rect x="28" y="10" width="32" height="42" fill="#5c6f6a"/><rect x="68" y="10" width="32" height="42" fill="#5c6f6a"/><rect x="28" y="60" width="72" height="44" fill="#556762"/><circle cx="98" cy="66" r="3" fill="#d8c48f"/>`;

/** A door with a parcel before it, wide. */
export const DOOR = picture(260, 150, DOOR_SHAPES + PARCEL);

/** A shoe box, upright. */
export const UPRIGHT = picture(
  300,
  400,
  `<rect width="300" height="400" fill="#a9b6a8"/><rect y="290" width="300" height="110" fill="#7d8b7c"/><g transform="translate(-130 120) scale(1.6)">${PARCEL}</g>`,
);

/** A cup, for a sticker. */
export const CUP = picture(
  160,
  160,
  `<path d="M36 56h74v46a30 30 0 0 1-30 30H66a30 30 0 0 1-30-30z" fill="#e07a5f"/><path d="M110 66h12a16 16 0 0 1 0 32h-12" fill="none" stroke="#e07a5f" stroke-width="9"/><path d="M54 44c0-12 8-10 8-22M78 44c0-12 8-10 8-22" stroke="#8f8c85" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="62" cy="88" r="4" fill="#3d2b24"/><circle cx="86" cy="88" r="4" fill="#3d2b24"/><path d="M64 100q10 9 20 0" stroke="#3d2b24" stroke-width="4" fill="none" stroke-linecap="round"/>`,
);

/** Loudness of somebody who talks for some seconds. */
export const SPEECH = [
  4, 9, 22, 38, 30, 18, 44, 62, 80, 58, 36, 52, 74, 96, 70, 41, 22, 12, 28, 50, 66, 88, 100, 72, 46, 30, 16, 8, 14, 34, 52, 40,
  58, 76, 60, 38, 24, 48, 70, 84, 62, 44, 26, 12, 6, 18, 36, 54, 42, 60, 48, 30, 20, 38, 56, 44, 28, 16, 22, 34, 24, 14, 8, 4,
];
