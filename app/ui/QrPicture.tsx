/** A QR code as one shape, black on white in every setting of the screen: a camera reads it. */
export function QrPicture({ code, label }: { code: { size: number; path: string }; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      className="block w-full max-w-[280px] rounded-md border border-line bg-white"
    >
      <path d={code.path} fill="#000" />
    </svg>
  );
}
