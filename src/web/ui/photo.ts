// Phone photos are 5–12 MB and carry the place they were taken. Redrawing through a canvas makes them
// small enough for a weak network and leaves EXIF behind (data minimisation, PIPL art. 6).

const longestSide = 1920;

type Drawable = ImageBitmap | HTMLImageElement;

/** Undefined where this browser cannot open it: damaged, or HEIC on an old phone. Then the server could not either. */
export async function shrinkPhoto(file: File): Promise<File | undefined> {
  const url = URL.createObjectURL(file);
  try {
    return await redrawn(file, await opened(file, url));
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function opened(file: File, url: string): Promise<Drawable> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // Some browsers show what they make no bitmap of.
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  }
}

async function redrawn(file: File, image: Drawable): Promise<File> {
  const [width, height] =
    image instanceof HTMLImageElement
      ? [image.naturalWidth, image.naturalHeight]
      : [image.width, image.height];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (!(image instanceof HTMLImageElement)) image.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
  // A phone short of memory: the server makes it small and strips it.
  if (!blob) return file;
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), {
    type: 'image/jpeg',
    lastModified: file.lastModified,
  });
}
