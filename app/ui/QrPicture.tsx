/** A QR code as one shape, black on white whatever the screen is set to: a camera reads it. */
export function QrPicture({ picture, label }: { picture: { size: number; path: string }; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${picture.size} ${picture.size}`}
      shapeRendering="crispEdges"
      className="block size-64 max-w-full rounded-md border border-line bg-white"
    >
      <path d={picture.path} fill="#000" />
    </svg>
  );
}
