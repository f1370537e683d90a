/** A picture is looked at this often; more would warm the phone and read no sooner. */
const PAUSE_MS = 120;
/** Width at which a picture is looked at: a ticket that fills a third of it is still read. */
const LOOKED_AT_WIDTH = 640;
/** A ticket that is held before the camera for longer is the same showing of it. */
const SAME_SHOWING_MS = 2_500;

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<readonly string[]>;
}

type Reader = (video: HTMLVideoElement) => Promise<string | null>;

/** By the browser where it reads QR codes itself, else by a reader that is loaded for it. */
async function chooseReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const scale = Math.min(1, LOOKED_AT_WIDTH / video.videoWidth);
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
    if (!drawing || width === 0 || height === 0) return Promise.resolve(null);
    canvas.width = width;
    canvas.height = height;
    drawing.drawImage(video, 0, 0, width, height);
    try {
      return Promise.resolve(decodeQR(drawing.getImageData(0, 0, width, height)));
    } catch {
      // Most pictures show no ticket.
      return Promise.resolve(null);
    }
  };
}

/**
 * Shows the camera of the back and tells each ticket that is held before it, once a showing.
 * @returns what ends it
 * @throws DOMException where there is no camera or it is not allowed; TypeError where the reader cannot be loaded
 */
export async function readCamera(video: HTMLVideoElement, tell: (text: string) => void): Promise<() => void> {
  const read = await chooseReader();
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = { text: "", seenAt: 0 };
  const end = () => {
    isEnded = true;
    clearTimeout(timer);
    video.srcObject = null;
    for (const track of stream.getTracks()) track.stop();
  };
  const look = async () => {
    const text = await read(video).catch(() => null);
    if (isEnded) return;
    const now = Date.now();
    if (text !== null && text !== "") {
      const isSame = text === last.text && now - last.seenAt < SAME_SHOWING_MS;
      last = { text, seenAt: now };
      if (!isSame) tell(text);
    }
    timer = setTimeout(() => void look(), PAUSE_MS);
  };
  try {
    await video.play();
  } catch (error) {
    end();
    throw error;
  }
  void look();
  return end;
}
