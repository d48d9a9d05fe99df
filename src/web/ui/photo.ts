// Phone photos are 5–12 MB and carry the place they were taken. Redrawing through a canvas makes them
// small enough for a weak network and leaves EXIF behind (data minimisation, PIPL art. 6).

const longestSide = 1920;

export async function shrinkPhoto(file: File): Promise<File> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
    if (!blob) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), {
      type: 'image/jpeg',
      lastModified: file.lastModified,
    });
  } catch {
    // A format this browser cannot decode (HEIC on old Android): the server strips what we could not.
    return file;
  }
}
